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
        #expect(try answers(pieces) == answers([document]), "\(name)")
        #expect(try parts(pieces) == parts([document]), "\(name)")
        #expect(try outline(pieces) == outline([document]), "\(name)")
      }
    }
  }

  private func answers(_ pieces: [[UInt8]]) throws -> [[UInt8]] {
    var reader = ConformanceReader(try Conformance.library.get(), level: .guide)
    var acknowledger = Acknowledger(
      .init(date: try #require(CalendarDate(iso: "2026-11-22")), minute: 870, controlNumber: 1))
    for piece in pieces { reader.readEvents(piece.span) { acknowledger.take($0) } }
    reader.finishEvents { acknowledger.take($0) }
    return acknowledger.answers
  }

  /// The sets of a document, each of which stays one when it is split again.
  private func parts(_ pieces: [[UInt8]]) throws -> [SetSplitter.Part] {
    func split(_ pieces: [[UInt8]]) throws -> [SetSplitter.Part] {
      var splitter = SetSplitter()
      var parts: [SetSplitter.Part] = []
      for piece in pieces { try splitter.read(piece) { parts.append($0) } }
      try splitter.finish { parts.append($0) }
      return parts
    }
    let parts = try split(pieces)
    for part in parts { #expect(try split([part.bytes]).count <= 1) }
    return parts
  }

  /// Every segment as JSON, which another reader understands, and as CSV.
  private func outline(_ pieces: [[UInt8]]) throws -> [String] {
    var reader = OutlineReader(try Conformance.library.get())
    var lines: [String] = []
    func take(_ entry: OutlineReader.Entry) throws {
      _ = try JSONSerialization.jsonObject(with: Data(entry.json().utf8))
      lines += [entry.json()] + entry.rows(file: "a.edi")
    }
    for piece in pieces { try reader.read(piece, take) }
    try reader.finish(take)
    return lines
  }
}
