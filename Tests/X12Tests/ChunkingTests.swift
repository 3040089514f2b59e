import Foundation
import Seeded
import Testing
import X12

struct ChunkingTests {
  /// Documents with everything that depends on looking ahead or back.
  private var documents: [[UInt8]] {
    let plain = SampleRemittance(claims: 1).document()
    var control = SampleRemittance(claims: 1)
    (control.element, control.component, control.terminator) = ("\u{1D}", "\u{1F}", "\r\n")
    let binary = plain.replacing("~", with: "~\r\n").replacing("SE*", with: "BIN*4*~\n*~~SE*")
    return [
      Array(("\u{FEFF}About ISA headers: ISA*\r\n" + plain + "\u{1A}\0").utf8),
      wrap(Array(plain.utf8), width: 80, with: [0x0A]),
      Array((plain + "ISA and text\n" + control.document() + "GS*1").utf8),
      Array(binary.utf8.dropLast(3)),
      Array(plain.replacing("SE*", with: "~~~~\n \n~SE*").utf8),
      Array(plain.replacing("CAS*PR", with: "cas*PR").replacing("*DOE*", with: "*DÖE*").utf8),
    ]
  }

  @Test(arguments: 0..<6)
  func everySplitInTwoTellsTheSame(index: Int) {
    let document = documents[index]
    let whole = read(document)
    // The first document at every byte; the others, which differ in few places, at every third.
    for split in stride(from: index % 3, through: document.count, by: index == 0 ? 1 : 3) {
      guard read([Array(document[..<split]), Array(document[split...])]) == whole else {
        Issue.record("a split at \(split) tells something else")
        break
      }
    }
  }

  @Test func byteByByteTellsTheSame() {
    for document in documents { #expect(read(document.map { [$0] }) == read(document)) }
  }

  /// Lines that are left out count as lines, and those in binary data do not, however much of them was seen at a time.
  @Test(arguments: [
    "NTE*ADD*\(String(repeating: "WORD ", count: 400))", "BIN*2000*\(String(repeating: "WORD ~", count: 333))WO",
  ])
  func wrappedLinesAroundWhatIsTooLongTellTheSame(long: String) {
    let plain = SampleRemittance(claims: 1).document()
    let document = wrap(Array(plain.replacing("~CLP", with: "~\(long)~CLP").utf8), width: 80, with: [0x0A])
    let limits = Limits(segmentBytes: 1 << 10)
    let whole = read([document], limits: limits)
    for size in [1, 7, 80, 700] {
      let pieces = stride(from: 0, to: document.count, by: size).map {
        Array(document[$0..<min(document.count, $0 + size)])
      }
      #expect(read(pieces, limits: limits) == whole, "\(size)")
    }
  }

  @Test func linesOfOneWidthMayFollowAHeaderOfItsOwn() throws {
    let text = SampleSet.professional.text
    let header = Array(text.utf8.prefix(106)) + [0x0A]
    let document = header + wrap(Array(text.utf8.dropFirst(106)), width: 80, with: [0x0A])
    #expect(try Conformance.findings([document]).rules == ["LINES-WRAPPED"])
    #expect(try Conformance.findings(document.map { [$0] }).rules == ["LINES-WRAPPED"])
  }

  @Test func anyPiecesTellTheSame() {
    var random = SeededGenerator(seed: 3)
    let document = SampleRemittance(claims: 100, seed: 9).bytes()
    let whole = read(document)
    #expect(whole.claims.count == 100)
    for _ in 0..<10 { #expect(read(pieces(of: document, &random)) == whole) }
  }

  /// Public sample files; they are no part of the project, see `SharedFiles`.
  @Test(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
  func anyPiecesOfRealFilesTellTheSame() throws {
    var random = SeededGenerator(seed: 4)
    let rows = try SharedFiles.table(SharedFiles.x12.appending(path: "INDEX.tsv"))
    let edges = try SharedFiles.table(SharedFiles.x12.appending(path: "edge/EDGE.tsv"))
    for name in rows.compactMap({ $0["file"] }) + edges.compactMap({ $0["file"].map { "edge/\($0)" } }) {
      let document = try SharedFiles.bytes(SharedFiles.x12.appending(path: name))
      let whole = read(document)
      for _ in 0..<3 { #expect(read(pieces(of: document, &random)) == whole, "\(name)") }
    }
  }

  private func pieces(of document: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
    let largest = [3, 40, 700, 9_000].randomElement(using: &random) ?? 1
    var pieces: [[UInt8]] = []
    var start = 0
    while start < document.count {
      let end = min(document.count, start + Int.random(in: 0...largest, using: &random))
      pieces.append(Array(document[start..<end]))
      start = end
    }
    return pieces
  }
}
