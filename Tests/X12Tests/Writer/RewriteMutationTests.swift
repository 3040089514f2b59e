import Foundation
import Seeded
import Testing

@testable import X12

/// Whatever happens to a document, it is written anew without a trap, and is the same just when no difference is named.
@Suite struct RewriteMutationTests {
  private func check(_ document: [UInt8], _ name: String) throws {
    let (written, differences) = try rewrite(document)
    #expect((written == document) == differences.isEmpty, "\(name): \(differences)")
    let again = try rewrite(written)
    // Nothing at all is no document.
    #expect(
      again.bytes == written && (written.isEmpty || again.differences.isEmpty),
      "\(name): \(differences) then \(again.differences)")
    let pieces = try rewrite(document, pieces: 11)
    #expect(pieces.bytes == written && pieces.differences == differences, "\(name)")
    let parts = try trees(document, each: .item).map(\.transaction.range)
    #expect(parts.allSatisfy { $0.start >= 0 && $0.end <= document.count }, "\(name)")
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func damagedDocumentsAreWrittenAnew(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let originals = SampleSet.all.map { Array($0.text.utf8) }
    let special = Array("~*:^ISAGEIEASTSEHLCLMSV \r\n\u{1A}\0".utf8) + [0xFF, 0xC3]
    for round in 0..<60 {
      let document = random.damaged(originals[round % originals.count], most: 5, special: special)
      try check(document, "seed \(seed), round \(round)")
    }
  }

  @Test func inputsOfTheFuzzerAreWrittenAnew() throws {
    let folder = SharedFiles.packageRoot.appending(path: "Fuzz/corpus/X12")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try check(try SharedFiles.bytes(folder.appending(path: name)), name)
    }
  }
}
