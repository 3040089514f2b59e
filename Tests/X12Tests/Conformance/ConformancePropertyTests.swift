import Foundation
import Seeded
import Testing

@testable import X12

/// What holds for any document: how it is cut and wrapped changes nothing, and damage never stops the reader.
struct ConformancePropertyTests {
  /// Documents with and without faults, cut off and with other things between.
  private static let documents: [String] =
    SampleSet.all.map(\.text) + RuleBreakages.all.map(\.text) + EnvelopeBreakages.all.map(\.text) + [
      "\u{FEFF}About ISA headers: ISA*\r\n" + SampleSet.remittance.text + "\u{1A}\0",
      SampleSet.professional.text.replacing("~", with: "~\r\n") + "\n\n" + SampleSet.dental.text + "text",
      String(SampleSet.claimReceipt.text.dropLast(200)),
      SampleSet.text(Array(SampleSet.reviewAnswer.segments.dropLast(3))),
    ]

  @Test(arguments: documents.indices)
  func anyCutTellsTheSame(index: Int) throws {
    let document = Array(Self.documents[index].utf8)
    for level in [SNIPLevel.syntax, .codes] {
      let whole = try Conformance.findings([document], level: level)
      #expect(try Conformance.findings(document.map { [$0] }, level: level) == whole)
      for cut in stride(from: index % 29, through: document.count, by: 29) {
        guard try Conformance.findings([Array(document[..<cut]), Array(document[cut...])], level: level) == whole else {
          Issue.record("a cut at \(cut) tells something else")
          return
        }
      }
    }
  }

  @Test(arguments: SampleSet.all.map(\.text) + RuleBreakages.all.map(\.text), [40, 80])
  func aWrappedDocumentTellsTheSame(text: String, width: Int) throws {
    let document = Array(text.utf8)
    let wrapped = try Conformance.findings([wrap(document, width: width, with: [0x0A])])
    func lines(_ findings: [Finding]) -> [String] {
      findings.map {
        "\($0.problem.rule) \($0.problem.segment) \($0.problem.element ?? 0) \($0.problem.component ?? 0)"
      }
    }
    #expect(wrapped.rules.first == "LINES-WRAPPED")
    #expect(lines(Array(wrapped.dropFirst())) == lines(try Conformance.findings([document])))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func damagedBytesAreReadToTheirEnd(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let special = Array("~*:^0-9SEHLCLMSV\r\n \u{1A}\0".utf8) + [0xFF, 0xC3]
    for round in 0..<280 {
      let document = random.damaged(
        Array(SampleSet.all[round % SampleSet.all.count].text.utf8), most: 7, special: special)
      try check(document)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func misplacedSegmentsAreReadToTheirEnd(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let others = SampleSet.all.flatMap(\.body)
    for round in 0..<280 {
      var segments = SampleSet.all[round % SampleSet.all.count].segments
      for _ in 0...Int.random(in: 0...4, using: &random) {
        let place = Int.random(in: 1..<segments.count, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: segments.remove(at: place)
        case 1: segments.insert(segments[place], at: place)
        case 2: segments.swapAt(place, Int.random(in: 1..<segments.count, using: &random))
        case 3: segments.insert(random.pick(others), at: place)
        default: segments[place] = segments[place].replacing("*", with: "**", maxReplacements: 1)
        }
      }
      try check(Array(SampleSet.text(segments).utf8))
    }
  }

  /// Every segment of a sample left out, doubled, or moved to the end: something is told, or the segment was a choice.
  @Test(arguments: SampleSet.all)
  func everySegmentCanBeLeftOutOrDoubled(sample: SampleSet) throws {
    for place in sample.body.indices {
      var changed = sample
      changed.body.remove(at: place)
      try check(Array(changed.text.utf8))
      changed.body.append(sample.body[place])
      try check(Array(changed.text.utf8))
      changed = sample
      changed.body.insert(sample.body[place], at: place)
      try check(Array(changed.text.utf8))
    }
  }

  /// The short way through the bodies of sets tells of envelopes what the long one does, in pieces of any size.
  private func checkEnvelope(_ document: [UInt8], pieces: Int, _ location: SourceLocation = #_sourceLocation) throws {
    var long = ConformanceReader(try Conformance.library.get())
    var short = ConformanceReader(try Conformance.library.get(), level: .syntax)
    var told: (long: [Problem], short: [Problem]) = ([], [])
    func takeLong(_ finding: Finding) { if finding.level == .syntax { told.long.append(finding.problem) } }
    func takeShort(_ finding: Finding) { told.short.append(finding.problem) }
    long.read(document, takeLong)
    long.finish(takeLong)
    var start = 0
    while start < document.count {
      let end = min(document.count, start + pieces)
      short.read(Array(document[start..<end]), takeShort)
      start = end
    }
    short.finish(takeShort)
    #expect(told.short == told.long && short.totals == long.totals, sourceLocation: location)
  }

  @Test(arguments: documents.indices)
  func theEnvelopeAloneIsReadAlike(index: Int) throws {
    let document = Array(Self.documents[index].utf8)
    for pieces in [1, 7, 100, document.count] { try checkEnvelope(document, pieces: pieces) }
    try checkEnvelope(wrap(document, width: 80, with: [0x0D, 0x0A]), pieces: 64)
  }

  /// Public sample files; they are no part of the project, see `SharedFiles`.
  @Test(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
  func theEnvelopeOfSharedFilesIsReadAlike() throws {
    let found = FileManager.default.enumerator(at: SharedFiles.x12, includingPropertiesForKeys: [.isRegularFileKey])
    for case let file as URL in found ?? FileManager.DirectoryEnumerator() where file.pathExtension != "tsv" {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      try checkEnvelope(try SharedFiles.bytes(file), pieces: 1000)
    }
  }

  private func check(_ document: [UInt8]) throws {
    let findings = try Conformance.findings([document])
    try checkEnvelope(document, pieces: 300)
    for finding in findings {
      #expect((0...document.count).contains(finding.problem.offset) && finding.problem.segment >= 0)
      #expect(!finding.problem.message.isEmpty)
    }
    // No fault is told twice.
    #expect(
      Set(findings).count == findings.count,
      "\(findings.map(\.problem.message)) \(String(decoding: document, as: UTF8.self))")
  }

  /// Levels in levels, and payers without end, take no more time than other segments.
  @Test func hostileDocumentsEndSoon() throws {
    var levels = SampleSet.eligibilityRequest
    levels.body = (1...60_000).map { "HL*\($0)*\(max(1, $0 - 1))*22*1" }
    var payers = SampleSet.professional
    let claim = payers.body.firstIndex { $0.hasPrefix("LX*1") } ?? 0
    payers.body.insert(contentsOf: (1...20_000).map { "SBR*P*18*GROUP\($0)******CI" }, at: claim)
    payers.body += (1...20_000).map { "SVD*NOBODY\($0)*1*HC:J1100**1" }
    let start = ContinuousClock.now
    #expect(try Conformance.findings(levels.text, level: .guide).count > 0)
    #expect(try Conformance.findings(payers.text, level: .balance).count > 0)
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  /// Public sample files; they are no part of the project, see `SharedFiles`.
  @Test(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
  func anyPiecesOfRealFilesTellTheSame() throws {
    var random = SeededGenerator(seed: 5)
    for row in try SharedFiles.table(SharedFiles.x12.appending(path: "INDEX.tsv")) {
      let name = try #require(row["file"])
      let document = try SharedFiles.bytes(SharedFiles.x12.appending(path: name))
      let whole = try Conformance.findings([document])
      var pieces: [[UInt8]] = []
      var start = 0
      while start < document.count {
        let end = min(document.count, start + Int.random(in: 1...400, using: &random))
        pieces.append(Array(document[start..<end]))
        start = end
      }
      #expect(try Conformance.findings(pieces) == whole, "\(name)")
    }
  }
}
