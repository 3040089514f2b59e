import Testing

@testable import CSV

@Suite("Separated values are read as RFC 4180 writes them")
struct CSVReaderTests {
  private func records(_ text: String, separator: Character = ",") throws -> [[String]] {
    let separator = try #require(separator.asciiValue)
    return try CSVReader(bytes: Array(text.utf8), separator: separator).map { try $0.get().fields }
  }

  @Test("quotes, doubled quotes, separators and line ends inside fields, empty fields")
  func fields() throws {
    #expect(
      try records("a,b,c\r\n\"x, \"\"y\"\"\",\"two\r\nlines\",\r\n,,\r\n") == [
        ["a", "b", "c"], ["x, \"y\"", "two\r\nlines", ""], ["", "", ""],
      ])
    #expect(try records("a;\"b;c\"", separator: ";") == [["a", "b;c"]])
    #expect(try records("\u{FEFF}naïve,☂\n\n\r\nlast") == [["naïve", "☂"], ["last"]])
    #expect(try records("") == [])
    #expect(try records("a,") == [["a", ""]])
  }

  @Test("each record knows its line and its bytes, whatever the line ends are", arguments: ["\n", "\r\n", "\r"])
  func places(end: String) throws {
    let rows = ["h1,h2", "\"a\nb\",c", "", "d,e"]
    let bytes = Array(rows.joined(separator: end).utf8)
    let read = try CSVReader(bytes: bytes).map { try $0.get() }
    #expect(read.map(\.line) == [1, 2, 5])
    #expect(read.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["h1,h2", "\"a\nb\",c", "d,e"])
  }

  @Test(
    "a record that breaks the rules is named, and the next line is read",
    arguments: [
      ("a,b\"c\nx,y", 2, 3, "without quotes"), ("a,\"b\"c\nx,y", 2, 5, "follows a closing quote"),
      ("a,\"b\nx,y", 2, 2, "never closed"), ("a,b\0\nx,y", 2, 2, "value 0"),
    ])
  func problems(text: String, field: Int, offset: Int, words: String) throws {
    let read = Array(CSVReader(bytes: Array(text.utf8)))
    guard case .failure(let problem) = try #require(read.first) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(problem.line == 1 && problem.field == field && problem.offset == offset, "\(problem)")
    #expect(problem.message.contains(words), "\(problem)")
    #expect(
      try read.last?.get() == CSVRecord(line: 2, range: text.utf8.count - 3..<text.utf8.count, fields: ["x", "y"]))
  }

  @Test("bytes that are no UTF-8 are named, not replaced")
  func encoding() throws {
    let read = Array(CSVReader(bytes: Array("a,".utf8) + [0xE9, 0x0A] + Array("b,c".utf8)))
    guard case .failure(let problem) = read[0] else {
      Issue.record("Latin-1 was read")
      return
    }
    #expect(problem.message.contains("UTF-8") && problem.offset == 2)
    #expect(try read[1].get().fields == ["b", "c"])
  }

  @Test("a quote that is never closed does not swallow the file")
  func endless() throws {
    let good = String(repeating: "a,b\n", count: 20_000)
    let read = Array(CSVReader(bytes: Array(("\"open,b\n" + good).utf8)))
    #expect(read.count == 20_001)
    #expect(read.dropFirst().allSatisfy { (try? $0.get().fields) == ["a", "b"] })
  }

  @Test("what is written is read back, for any fields")
  func roundTrip() throws {
    var dice = SystemRandomNumberGenerator()
    let pieces = ["", "a", "\"", ",", "\n", "\r\n", "ü", " ", "😀", ";"]
    for _ in 0..<200 {
      let rows = (0..<5).map { _ in
        (0..<3).map { _ in (0..<4).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined() } + ["end"]
      }
      let text = rows.map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      }.joined(separator: "\r\n")
      #expect(try records(text) == rows)
    }
  }

  @Test("any bytes are read to their end without a trap")
  func fuzz() {
    var dice = SystemRandomNumberGenerator()
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x00, 0xC3, 0xA9, 0xFF, 0x20]
    for _ in 0..<3000 {
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &dice) ?? 0 }
      var last = 0
      for record in CSVReader(bytes: bytes) {
        let line = (try? record.get().line) ?? last + 1
        #expect(line > last, "\(bytes)")
        last = max(last, line)
      }
    }
  }
}
