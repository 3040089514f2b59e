import Foundation
import Seeded
import Testing

@testable import X12

/// Outlines as JSON and as CSV: what goes in comes out again, whatever the values hold.
struct OutlineTextTests {
  private static let parts = [
    "a", "B7", "\"", "\\", ",", "\n", "\r\n", "\t", "\u{0}", "\u{1B}", "\u{7F}", "\u{2028}", "é", "\"\u{301}", "😀",
    "=1+1",
    "@", " ",
  ]

  private func entry(seed: UInt64) -> OutlineReader.Entry {
    var random = SeededGenerator(seed: seed)
    func text() -> String {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in random.pick(Self.parts) }.joined()
    }
    return OutlineReader.Entry(
      ordinal: 7, range: ByteRange(start: 100, end: 180), id: "NM1", title: text(), set: 1,
      loops: [.init(name: "2000A", title: ""), .init(name: "2010AA", title: text())], beginsLoop: true,
      values: (1...4).map {
        .init(element: $0, component: $0 > 2 ? 1 : nil, repetition: $0 == 4 ? 2 : 1, title: text(), text: text())
      })
  }

  @Test(arguments: 1...200) func jsonIsReadBackByAnotherReader(seed: UInt64) throws {
    let entry = entry(seed: seed)
    #expect(!entry.json().unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" })
    let read = try #require(try JSONSerialization.jsonObject(with: Data(entry.json().utf8)) as? [String: Any])
    #expect(read["segment"] as? Int == 7 && read["offset"] as? Int == 100 && read["set"] as? Int == 1)
    #expect(read["loop"] as? String == "2000A/2010AA" && read["title"] as? String == entry.title)
    let values = try #require(read["values"] as? [String: String])
    #expect(values.count == 4)
    for (name, value) in zip(["NM101", "NM102", "NM103-1", "NM104-1#2"], entry.values) {
      #expect(values[name].map { Array($0.unicodeScalars) } == Array(value.text.unicodeScalars))
    }
  }

  @Test(arguments: 1...200) func rowsAreReadBackByTheRulesOfCSV(seed: UInt64) {
    let entry = entry(seed: seed)
    for (row, value) in zip(entry.rows(file: "a \"b\",c"), entry.values) {
      let fields = fields(of: row)
      #expect(fields.count == OutlineReader.Entry.columns.split(separator: ",").count)
      #expect(fields.first == "a \"b\",c")
      let formula = value.text.utf8.first.map { "=@\t\r".utf8.contains($0) } == true
      #expect(Array(fields.last?.utf8 ?? "".utf8) == Array(((formula ? "'" : "") + value.text).utf8))
    }
  }

  /// The fields of one record by RFC 4180, read a byte at a time.
  private func fields(of row: String) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var bytes = Array(row.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x22 where isQuoted && bytes.first == 0x22:
        bytes.removeFirst()
        fields[fields.count - 1].append(byte)
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted: fields.append([])
      default: fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}
