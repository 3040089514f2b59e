import Foundation
import Testing
import Trail

/// The probes of transparency-dev/merkle: proofs that hold and proofs broken in every way that went wrong somewhere.
@Suite("Vectors of RFC 6962", .enabled(if: Vectors.exists("rfc6962")))
struct MerkleVectorTests {
  struct Inclusion: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: Data
    let leafHash: Data
    let proof: [Data]?
    let desc: String
    let wantErr: Bool

    var holds: Bool {
      guard let index = Int(exactly: leafIdx), let size = Int(exactly: treeSize), let leaf = Digest(bytes: leafHash),
        let root = Digest(bytes: root), let path = digests(proof)
      else { return false }
      return InclusionProof(index: index, size: size, path: path).proves(leaf, under: root)
    }
  }

  struct Consistency: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: Data
    let root2: Data
    let proof: [Data]?
    let desc: String
    let wantErr: Bool

    var holds: Bool {
      guard let earlier = Int(exactly: size1), let later = Int(exactly: size2), let path = digests(proof) else {
        return false
      }
      return ConsistencyProof(earlierSize: earlier, laterSize: later, path: path)
        .proves(earlierRoot: standIn(root1), laterRoot: standIn(root2))
    }

    /// Some vectors, one of them valid, use a short text as root; its digest is equal exactly where the text is.
    private func standIn(_ root: Data) -> Digest { Digest(bytes: root) ?? Digest(hashing: Array(root)) }
  }

  static func digests(_ proof: [Data]?) -> [Digest]? {
    let digests = (proof ?? []).compactMap { Digest(bytes: $0) }
    return digests.count == (proof ?? []).count ? digests : nil
  }

  @Test func inclusionHoldsExactlyWhereItShould() throws {
    let vectors = try Vectors.all(Inclusion.self, below: "rfc6962/inclusion")
    for vector in vectors { #expect(vector.holds != vector.wantErr, "\(vector.desc), leaf \(vector.leafIdx)") }
    #expect(vectors.count == 98)
    #expect(vectors.contains { $0.holds })
  }

  @Test func consistencyHoldsExactlyWhereItShould() throws {
    let vectors = try Vectors.all(Consistency.self, below: "rfc6962/consistency")
    for vector in vectors { #expect(vector.holds != vector.wantErr, "\(vector.desc), \(vector.size1)") }
    #expect(vectors.count == 98)
    #expect(vectors.contains { $0.holds })
  }
}

private func digests(_ proof: [Data]?) -> [Digest]? { MerkleVectorTests.digests(proof) }
