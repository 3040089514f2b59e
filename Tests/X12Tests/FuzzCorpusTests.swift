import Foundation
import Testing
import X12

/// The fuzzer's starting inputs hold what its findings taught, so they are read in every test run too.
struct FuzzCorpusTests {
  @Test func everyInputIsReadTheSameInAnyPieces() throws {
    let folder = SharedFiles.packageRoot.appending(path: "Fuzz/corpus/X12")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count >= 10)
    for name in names {
      let document = try SharedFiles.bytes(folder.appending(path: name))
      let limits = Limits(segmentBytes: 1 << 10, claimSegments: 20)
      let whole = read([document], limits: limits)
      #expect(!whole.isEmpty, "\(name)")
      for size in [1, 7, 80] {
        let pieces = stride(from: 0, to: document.count, by: size).map {
          Array(document[$0..<min(document.count, $0 + size)])
        }
        #expect(read(pieces, limits: limits) == whole, "\(name)")
        #expect(try Conformance.findings(pieces) == Conformance.findings([document]), "\(name)")
      }
    }
  }
}
