import Foundation
import Testing

@testable import PorticoWeb

/// The reader against Foundation's, which is another one.
@Suite struct JSONReaderTests {
  private static let sample = #"""
     {"text": "a\u00e9\ud83d\ude00\n\"", "n": [0, -1, 2.5, 1e3, 7.0, 9223372036854775807], "o": {"": null, "t": true, "f": false},
      "deep": [[[[{"a": []}]]]], "ü": "日本"}
    """#

  @Test func everyKindOfValueIsRead() throws {
    let value = try JSONReader.read(Array(JSONReaderTests.sample.utf8))
    #expect(value["text"] == .string("a\u{e9}\u{1F600}\n\""))
    #expect(
      value["n"]?.array
        == [.integer(0), .integer(-1), .number(2.5), .integer(1000), .integer(7), .integer(.max)])
    #expect(value["o"] == .object(["": .null, "t": .bool(true), "f": .bool(false)]))
    #expect(value["ü"] == .string("日本"))
  }

  /// Foundation takes the same texts, but for what this reader is stricter about on purpose.
  @Test func damagedTextsAreRefusedWhereAnotherReaderRefusesThem() {
    var generator = SystemRandomNumberGenerator()
    var refused = 0
    for _ in 0..<4000 {
      var bytes = Array(JSONReaderTests.sample.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = Array("{}[]:,\"\\u0123456789eE+-. tfn\n\u{0}".utf8).randomElement(using: &generator) ?? 0
        default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: index)
        }
      }
      let isTaken = (try? JSONReader.read(bytes)) != nil
      let isTakenElsewhere = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil
      // What Foundation refuses must not pass here. The other way round, this reader is stricter: names that come twice.
      if isTaken { #expect(isTakenElsewhere, "\(String(decoding: bytes, as: UTF8.self))") }
      if !isTaken { refused += 1 }
    }
    #expect(refused > 1000 && refused < 4000)
  }

  @Test(
    arguments: [
      ("", "byte 0 the body ends"), ("[1,]", "byte 3 a value"), ("{\"a\" 1}", "byte 5 a colon"),
      ("01", "byte 0 a number"),
      ("[1 2]", "byte 3 a comma"), ("\"a", "byte 0 a text begins"), ("\"\\x\"", "byte 2 an escape"),
      ("1 2", "byte 2 something"),
      ("1e999", "byte 0 the number is too large"), ("\"\\udc00\"", "surrogate"),
      ("\"\t\"", "byte 1 a control character"),
      (String(repeating: "[", count: 100_000), "more than 32 levels"), ("'a'", "byte 0 a value"),
      ("NaN", "byte 0 a value"),
    ]) func whatIsWrongIsToldWithItsByte(text: String, words: String)
  {
    do {
      let value = try JSONReader.read(Array(text.utf8))
      Issue.record("\(text.prefix(40)) was read as \(value)")
    } catch {
      #expect(error.description.contains(words), "\(error)")
      #expect(error.kind == .malformed)
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: FormProblem.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
  }
}
