import Foundation
import Testing

@testable import X12

/// Reads a document given in pieces and writes it anew.
func rewrite(
  _ document: [UInt8], pieces size: Int = .max, lines: Rewriter.Lines = .asRead
) throws -> (bytes: [UInt8], differences: [RewriteDifference]) {
  var rewriter = Rewriter(lines: lines)
  var (bytes, differences): ([UInt8], [RewriteDifference]) = ([], [])
  func take(_ output: Rewriter.Output) {
    switch output {
    case .bytes(let piece): bytes += piece
    case .difference(let difference): differences.append(difference)
    }
  }
  var start = 0
  while start < document.count {
    let end = min(document.count, start + min(size, document.count))
    try rewriter.read(Array(document[start..<end]), take)
    start = end
  }
  try rewriter.finish(take)
  return (bytes, differences)
}

func rewrite(_ text: String, lines: Rewriter.Lines = .asRead) throws -> (text: String, differences: [RewriteDifference])
{
  let (bytes, differences) = try rewrite(Array(text.utf8), lines: lines)
  return (String(decoding: bytes, as: UTF8.self), differences)
}

@Suite struct RewriterTests {
  @Test(arguments: SampleSet.all) func whatIsSoundComesOutByteForByte(sample: SampleSet) throws {
    for ends in ["~", "~\n", "~\r\n", "~\n\n", "\n", "'"] {
      let text = sample.segments.map { $0 + ends }.joined()
      let (written, differences) = try rewrite(text)
      #expect(written == text && differences == [])
    }
  }

  @Test func everyInterchangeKeepsItsOwnDelimitersAndLines() throws {
    let first = SampleSet.remittance.text
    let second = SampleSet.professional.segments.map { $0 + "\u{1D}\r\n" }.joined().replacing("*", with: "|")
      .replacing(":", with: ">")
    let third = SampleSet.eligibilityAnswer.segments.joined(separator: "~\n") + "~"
    let text = first + second + third + "\n"
    for size in [1, 7, 106, 300, 4096, Int.max] {
      let (written, differences) = try rewrite(Array(text.utf8), pieces: size)
      #expect(String(decoding: written, as: UTF8.self) == text && differences == [])
    }
  }

  @Test func oneSegmentStandsOnALine() throws {
    let wrapped = SampleSet.remittance.segments.map { $0 + "~" }.joined()
    let (written, differences) = try rewrite(wrapped, lines: .onePerSegment)
    #expect(written == SampleSet.remittance.segments.map { $0 + "~\n" }.joined() && differences == [])
    #expect(try rewrite(written, lines: .onePerSegment).text == written)
    let byLine = SampleSet.remittance.segments.map { $0 + "\n" }.joined()
    #expect(try rewrite(byLine, lines: .onePerSegment).text == byLine)
  }

  /// A damaged document, what comes out and how the difference is named.
  struct Damage: Sendable, CustomStringConvertible {
    var kind: RewriteDifference.Kind
    var damaged: String
    var says: String
    /// What comes out; the sound document unless told.
    var written = Self.sound
    var description: String { "\(kind) \(says)" }

    static let sound = SampleSet.professional.text

    init(_ kind: RewriteDifference.Kind, _ old: String, _ new: String, says: String) {
      self.kind = kind
      precondition(Self.sound.contains(old))
      damaged = Self.sound.replacing(old, with: new, maxReplacements: 1)
      self.says = says
    }
  }

  private static let count = SampleSet.professional.body.count + 2

  static let damages = [
    Damage(.count, "SE*\(count)*0001", "SE*7*0001", says: "SE01 said \"7\", and \(count) is written"),
    Damage(.count, "GE*1*1", "GE*2*1", says: "GE01 said \"2\", and 1 is written"),
    Damage(.count, "IEA*1*", "IEA**", says: "IEA01 said \"\", and 1 is written"),
    Damage(
      .controlNumber, "SE*\(count)*0001", "SE*\(count)*0002",
      says: "SE02 said \"0002\", and 0001 of the header is written"),
    Damage(.controlNumber, "GE*1*1", "GE*1*7", says: "GE02 said \"7\""),
    Damage(.controlNumber, "IEA*1*000000001", "IEA*1*9", says: "IEA02 said \"9\""),
    Damage(.levelNumber, "HL*4*1*22*0", "HL*7*1*22*0", says: "HL01 was \"7\", and 4 is written"),
    Damage(.headerWidth, "*SENDER         *", "*SENDER*", says: "fixed widths"),
    Damage(.trailingDelimiters, "PAT*19~", "PAT*19**~", says: "separators with nothing after them"),
    Damage(.trailingDelimiters, "11:B:7*", "11:B:7::*", says: "separators with nothing after them"),
    Damage(.lineBreaks, "EXAMPLE PLAN*", "EXAMPLE\n PLAN*", says: "line breaks inside the segment"),
    Damage(.capitals, "PAT*19", "Pat*19", says: "capitals"),
    Damage(.terminator, "IEA*1*000000001~", "IEA*1*000000001", says: "terminator"),
    Damage(.blanks, "PAT*19~", "PAT*19~~", says: "empty segment"),
    Damage(.blanks, "PAT*19~", "PAT*19~  ", says: "Spaces"),
    Damage(.blanks, "IEA*1*000000001~", "IEA*1*000000001~   ", says: "blanks that stand here"),
    Damage(.blanks, "IEA*1*000000001~", "IEA*1*000000001~\u{1A}", says: "Filling"),
    Damage(.leftOut, "ISA*00", "FROM: US\nISA*00", says: "Text stands here"),
  ]

  @Test(arguments: damages) func everyDifferenceIsNamed(damage: Damage) throws {
    let (written, differences) = try rewrite(damage.damaged)
    #expect(written == damage.written)
    #expect(differences.map(\.kind) == [damage.kind])
    #expect(differences.first.map { "\($0)".contains(damage.says) } == true, "\(differences)")
    let pieces = try rewrite(Array(damage.damaged.utf8), pieces: 3)
    #expect(String(decoding: pieces.bytes, as: UTF8.self) == written && pieces.differences == differences)
  }

  @Test func levelsBelowALevelThatIsNumberedAnewFollowIt() throws {
    let shifted = SampleSet.professional.text.replacing("HL*2*1*22*1", with: "HL*12*1*22*1")
      .replacing("HL*3*2*23*0", with: "HL*13*12*23*0").replacing("HL*4*1*22*0", with: "HL*14*1*22*0")
    let (written, differences) = try rewrite(shifted)
    #expect(written == SampleSet.professional.text)
    #expect(differences.map(\.kind) == Array(repeating: .levelNumber, count: 4))
  }

  @Test func wrappedLinesAreJoined() throws {
    let text = SampleSet.professional.text
    let wrapped = wrap(Array(text.utf8), width: 80, with: [.carriageReturn, .lineFeed])
    let (written, differences) = try rewrite(wrapped)
    #expect(String(decoding: written, as: UTF8.self) == text)
    #expect(Set(differences.map(\.kind)) == [.lineBreaks])
  }

  @Test func aTrailerThatIsMissingStaysMissing() throws {
    let cut = SampleSet.text(SampleSet.remittance.segments.dropLast(3))
    let (written, differences) = try rewrite(cut)
    #expect(written == cut && differences == [])
  }

  @Test func aTrailerWithoutItsHeaderStaysAsItIs() throws {
    let text = SampleSet.text(SampleSet.remittance.segments.filter { !$0.hasPrefix("ST*") && !$0.hasPrefix("GS*") })
    let (written, differences) = try rewrite(text)
    #expect(written == text.replacing("IEA*1", with: "IEA*0") && differences.map(\.kind) == [.count])
  }

  @Test func aSegmentThatIsLostStaysCounted() throws {
    var rewriter = Rewriter(limits: Limits(segmentBytes: 1 << 10))
    var (written, kinds): ([UInt8], [RewriteDifference.Kind]) = ([], [])
    func take(_ output: Rewriter.Output) {
      switch output {
      case .bytes(let piece): written += piece
      case .difference(let difference): kinds.append(difference.kind)
      }
    }
    let counted = SampleSet.professional.text.replacing("SE*\(Self.count)*", with: "SE*\(Self.count + 1)*")
    let long = "NTE*ADD*" + String(repeating: "A", count: 2 << 10) + "~"
    let text = counted.replacing("SE*\(Self.count + 1)*", with: long + "SE*\(Self.count + 1)*")
    try rewriter.read(Array(text.utf8), take)
    try rewriter.finish(take)
    #expect(String(decoding: written, as: UTF8.self) == counted && kinds == [.leftOut])
  }

  @Test func binaryDataIsKept() throws {
    let text =
      SampleSet.text(SampleSet.remittance.segments.dropLast(3)) + "BIN*7*a*~:\n*:~SE*33*0001~GE*1*1~IEA*1*000000001~"
    let (written, differences) = try rewrite(text)
    #expect(written == text && differences == [])
  }

  @Test func whatIsNoDocumentComesToNothing() throws {
    let (written, differences) = try rewrite("PID,NAME\n1,DOE\n")
    #expect(written == "" && Set(differences.map(\.kind)) == [.leftOut])
  }

  @Test func aHugeStretchWithoutSegmentsDoesNotStayInMemory() throws {
    var rewriter = Rewriter(limits: Limits(segmentBytes: 1 << 10))
    var (count, kinds): (Int, Set<RewriteDifference.Kind>) = (0, [])
    func take(_ output: Rewriter.Output) {
      switch output {
      case .bytes(let piece): count += piece.count
      case .difference(let difference): kinds.insert(difference.kind)
      }
    }
    let head = SampleSet.text(SampleSet.remittance.segments.dropLast(3))
    try rewriter.read(Array(head.utf8), take)
    for _ in 0..<64 { try rewriter.read(Array(repeating: UInt8(ascii: "A"), count: 64 << 10), take) }
    try rewriter.finish(take)
    #expect(count == head.utf8.count && kinds == [.leftOut])
  }
}

/// Public sample files are written again as they were, or the difference is named.
@Suite(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
struct SharedRewriteTests {
  private static func files() throws -> [URL] {
    let found = FileManager.default.enumerator(at: SharedFiles.x12, includingPropertiesForKeys: [.isRegularFileKey])
    return try (found?.allObjects as? [URL] ?? []).filter {
      try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true && $0.pathExtension != "tsv"
    }.sorted { $0.path < $1.path }
  }

  @Test func aFileIsTheSameUnlessADifferenceIsNamed() throws {
    var (same, changed) = (0, 0)
    for file in try Self.files() {
      let bytes = try SharedFiles.bytes(file)
      let (written, differences) = try rewrite(bytes)
      #expect((written == bytes) == differences.isEmpty, "\(file.lastPathComponent): \(differences.prefix(2))")
      if written == bytes { same += 1 } else { changed += 1 }
      // What was written is settled, and says what was read.
      let again = try rewrite(written, pieces: 1000)
      #expect(
        again.bytes == written && (again.differences == [] || written.isEmpty),
        "\(file.lastPathComponent): \(again.differences.prefix(2))")
      let format = try rewrite(bytes, lines: .onePerSegment).bytes
      #expect(try rewrite(format, lines: .onePerSegment).bytes == format, "\(file.lastPathComponent)")
    }
    #expect(same >= 120 && changed >= 20, "\(same) \(changed)")
  }

  @Test func aFileThatBreaksNoRuleIsTheSame() throws {
    var same = 0
    for file in try Self.files() {
      let bytes = try SharedFiles.bytes(file)
      guard try Conformance.findings([bytes], level: .guide).isEmpty else { continue }
      let (written, differences) = try rewrite(bytes)
      // Components at the end of a composite mean nothing and are no fault.
      #expect(written == bytes || Set(differences.map(\.kind)) == [.trailingDelimiters], "\(file.lastPathComponent)")
      if written == bytes { same += 1 }
    }
    #expect(same >= 75, "\(same)")
  }

  /// The sets of a file that breaks no rule are written again segment by segment under their guides.
  @Test func theWriterAcceptsWhatTheReaderAccepts() throws {
    let guides = try Conformance.library.get()
    var written = 0
    for file in try Self.files() {
      let bytes = try SharedFiles.bytes(file)
      guard try Conformance.findings([bytes]).isEmpty else { continue }
      var splitter = SetSplitter()
      var parts: [SetSplitter.Part] = []
      try splitter.read(bytes) { parts.append($0) }
      try splitter.finish { parts.append($0) }
      for part in parts {
        var reader = SegmentReader()
        reader.append(part.bytes)
        reader.end()
        var segments: [SegmentText] = []
        var delimiters = Delimiters()
        while let token = reader.next() {
          guard case .segment = token else { continue }
          segments.append(SegmentText(reader.segment))
          delimiters = reader.segment.delimiters
        }
        let isa = segments[0], group = segments[1], st = segments[2]
        let header = InterchangeWriter.Header(
          sender: (isa[5], isa[6].trimmingCharacters(in: .whitespaces)),
          receiver: (isa[7], isa[8].trimmingCharacters(in: .whitespaces)),
          date: try #require(CalendarDate(iso: "2026-11-02")), minute: 480, controlNumber: 1)
        var writer = try InterchangeWriter(header, delimiters: delimiters, guides: guides)
        try writer.group(group[1], version: group[8], controlNumber: 1) { writer in
          try writer.set(st[1], version: st[3].isEmpty ? nil : st[3], controlNumber: st[2]) { writer in
            for segment in segments.dropFirst(3).dropLast(3) { try writer.write(segment) }
          }
        }
        let set = Array(writer.bytes)
        let expected = part.bytes.split(separator: delimiters.segment).dropFirst(2).dropLast(2)
          .map { Array($0) + [delimiters.segment] }
        #expect(
          set.split(separator: delimiters.segment).dropFirst(2).dropLast().map { Array($0) + [delimiters.segment] }
            == expected, "\(file.lastPathComponent)")
        _ = try writer.finish()
        written += 1
      }
    }
    #expect(written >= 50, "\(written)")
  }
}
