import Testing
import Trail

/// Trees of up to 33 leaves against the recursive definitions of RFC 9162, section 2.1, written out as they stand there.
@Suite("Merkle tree")
struct MerkleTests {
  static let leaves = (0..<33).map { Digest.leaf([UInt8($0)]) }

  static func half(_ count: Int) -> Int {
    var k = 1
    while k * 2 < count { k *= 2 }
    return k
  }

  static func head(_ leaves: ArraySlice<Digest>) -> Digest {
    guard let first = leaves.first else { return Digest(hashing: []) }
    guard leaves.count > 1 else { return first }
    let k = half(leaves.count)
    return .node(head(leaves.prefix(k)), head(leaves.dropFirst(k)))
  }

  static func path(_ m: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
    guard leaves.count > 1 else { return [] }
    let k = half(leaves.count)
    return m < k
      ? path(m, leaves.prefix(k)) + [head(leaves.dropFirst(k))]
      : path(m - k, leaves.dropFirst(k)) + [head(leaves.prefix(k))]
  }

  static func subproof(_ m: Int, _ leaves: ArraySlice<Digest>, _ known: Bool) -> [Digest] {
    if m == leaves.count { return known ? [] : [head(leaves)] }
    let k = half(leaves.count)
    return m <= k
      ? subproof(m, leaves.prefix(k), known) + [head(leaves.dropFirst(k))]
      : subproof(m - k, leaves.dropFirst(k), false) + [head(leaves.prefix(k))]
  }

  @Test func frontierHasTheRootOfTheDefinition() {
    var frontier = MerkleFrontier()
    for size in 0...33 {
      #expect(frontier.size == size)
      #expect(frontier.root == Self.head(Self.leaves.prefix(size)))
      if size < 33 { frontier.append(Self.leaves[size]) }
    }
  }

  @Test func frontierGrowsOnFromItsBytes() throws {
    for size in 0..<33 {
      let bytes = MerkleFrontier(Self.leaves.prefix(size)).bytes
      var frontier = try #require(MerkleFrontier(bytes: bytes))
      frontier.append(Self.leaves[size])
      #expect(frontier == MerkleFrontier(Self.leaves.prefix(size + 1)))
      #expect(MerkleFrontier(bytes: bytes + [0]) == nil)
      #expect(MerkleFrontier(bytes: bytes.dropLast()) == nil)
    }
    #expect(MerkleFrontier(bytes: [UInt8](repeating: 0xFF, count: 8 + 64 * 32)) == nil)
  }

  @Test func inclusionProofsFollowTheDefinitionAndHold() throws {
    for size in 1...33 {
      let root = Self.head(Self.leaves.prefix(size))
      for index in 0..<size {
        let proof = try #require(InclusionProof(of: index, size: size) { Self.leaves[$0] })
        #expect(proof.path == Self.path(index, Self.leaves.prefix(size)))
        #expect(proof.proves(Self.leaves[index], under: root))
        #expect(!proof.proves(Self.leaves[(index + 1) % 33], under: root))
        for other in 0..<size where other != index {
          let moved = InclusionProof(index: other, size: size, path: proof.path)
          #expect(!moved.proves(Self.leaves[index], under: root))
        }
        let long = InclusionProof(index: index, size: size, path: proof.path + [root])
        #expect(!long.proves(Self.leaves[index], under: root))
      }
    }
    #expect(InclusionProof(of: 3, size: 3) { Self.leaves[$0] } == nil)
    #expect(InclusionProof(of: -1, size: 3) { Self.leaves[$0] } == nil)
  }

  @Test func consistencyProofsFollowTheDefinitionAndHold() throws {
    for later in 1...33 {
      let laterRoot = Self.head(Self.leaves.prefix(later))
      for earlier in 1...later {
        let earlierRoot = Self.head(Self.leaves.prefix(earlier))
        let proof = try #require(ConsistencyProof(from: earlier, to: later) { Self.leaves[$0] })
        #expect(proof.path == Self.subproof(earlier, Self.leaves.prefix(later), true))
        #expect(proof.proves(earlierRoot: earlierRoot, laterRoot: laterRoot))
        #expect(!proof.proves(earlierRoot: .leaf([]), laterRoot: laterRoot))
        #expect(!proof.proves(earlierRoot: earlierRoot, laterRoot: .leaf([])))
        for index in proof.path.indices {
          var path = proof.path
          path[index] = .leaf([])
          let broken = ConsistencyProof(earlierSize: earlier, laterSize: later, path: path)
          #expect(!broken.proves(earlierRoot: earlierRoot, laterRoot: laterRoot))
        }
      }
    }
    #expect(ConsistencyProof(from: 0, to: 3) { Self.leaves[$0] } == nil)
    #expect(ConsistencyProof(from: 4, to: 3) { Self.leaves[$0] } == nil)
  }
}
