import Foundation
import Seeded
import Testing

@testable import Trail

@Suite("Canonical JSON")
struct CanonicalJSONTests {
  func encoding(_ json: JSON) throws -> String { String(decoding: try json.canonicalBytes(), as: UTF8.self) }

  func reason(reading text: String) -> JSON.Problem.Reason? {
    do throws(JSON.Problem) {
      _ = try JSON(canonical: Array(text.utf8))
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func writesLiteralsSorted() throws {
    let json: JSON = ["b": "x\(1)", "a": 1, "c": [true, false, -7, [:], []]]
    #expect(try encoding(json) == #"{"a":1,"b":"x1","c":[true,false,-7,{},[]]}"#)
    #expect(json == ["c": [true, false, -7, [:], []], "a": 1, "b": "x1"])
  }

  @Test func readsByKeyAndKind() throws {
    let json = try JSON(canonical: Array(#"{"a":1,"b":"x","c":[true]}"#.utf8))
    #expect(json["a"]?.integer == 1)
    #expect(json["b"]?.string == "x")
    #expect(json["c"]?.array?.first?.bool == true)
    #expect(json["a"]?.string == nil)
    #expect(json["d"] == nil)
  }

  @Test func escapesOnlyWhatMustBe() throws {
    let json: JSON = "\u{08}\t\n\u{0C}\r\u{0F}\u{1F}\"\\/\u{7F}é\u{2028}😂"
    #expect(try encoding(json) == #""\b\t\n\f\r\u000f\u001f\"\\/"# + "\u{7F}é\u{2028}😂\"")
    #expect(try JSON(canonical: json.canonicalBytes()) == json)
  }

  @Test func sortsKeysByUTF16() throws {
    // U+1F602 is D83D DE02 in UTF-16 and so comes before U+FB33, though its code point and its UTF-8 come after.
    #expect(try encoding(["\u{FB33}": 1, "😂": 2, "z": 3]) == "{\"z\":3,\"😂\":2,\"\u{FB33}\":1}")
  }

  @Test func sortsAsUTF16ForAnyKeys() throws {
    var random = SeededGenerator(seed: 1)
    let scalars: [Unicode.Scalar] = [
      "a", "\u{7F}", "é", "\u{7FF}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}", "\u{10FFFF}",
    ]
    for _ in 0..<300 {
      let keys = Set(
        (0..<8).map { _ in
          [UInt16](
            String(
              String.UnicodeScalarView(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                  scalars[Int.random(in: 0..<scalars.count, using: &random)]
                })
            ).utf16)
        })
      let object = JSON.Object(keys.map { (String(decoding: $0, as: UTF16.self), 1) })
      #expect(object.map { [UInt16]($0.key.utf16) } == keys.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test func keepsUnicodeAsItIs() throws {
    let (composed, decomposed): (JSON, JSON) = ("\u{E9}", "e\u{301}")
    #expect(composed != decomposed)
    let both: JSON = ["\u{E9}": 1, "e\u{301}": 2]
    #expect(both["\u{E9}"]?.integer == 1 && both["e\u{301}"]?.integer == 2)
    #expect(try JSON(canonical: both.canonicalBytes()) == both)
  }

  @Test func refusesToWriteWhatItCouldNotRead() {
    func reason(_ json: JSON) -> JSON.Problem.Reason? {
      do throws(JSON.Problem) {
        _ = try json.canonicalBytes()
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason(["a": 1, "b": 2, "a": 3]) == .duplicateKey)
    #expect(reason(.integer(JSON.largestInteger)) == nil)
    #expect(reason(.integer(JSON.largestInteger + 1)) == .integerTooLarge)
    #expect(reason(.integer(.min)) == .integerTooLarge)
    #expect(reason((0..<32).reduce(1) { json, _ in [json] }) == nil)
    #expect(reason((0..<33).reduce(1) { json, _ in [json] }) == .tooDeep)
    #expect(reason((0..<33).reduce(1) { json, _ in ["a": json] }) == .tooDeep)
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, JSON.Problem.Reason.duplicateKey), (#"{"b":1,"a":2}"#, .notCanonical),
    (#"{"a": 1}"#, .notCanonical), ("1 ", .notCanonical), ("\n1", .notCanonical), ("01", .notCanonical),
    ("-0", .notCanonical), (#""\u0041""#, .notCanonical), (#""\/""#, .notCanonical), (#""\u000A""#, .notCanonical),
    (#""\u000F""#, .notCanonical), (#""\ud83d\ude02""#, .notCanonical), ("1.0", .floatingPoint),
    ("333333333.3333333", .floatingPoint), ("1e3", .floatingPoint), ("0.5", .floatingPoint), ("null", .null),
    ("[1,null]", .null), ("9007199254740992", .integerTooLarge), ("-9007199254740992", .integerTooLarge),
    ("99999999999999999999", .integerTooLarge), ("", .truncated), ("[1", .truncated), ("{\"a\":", .truncated),
    ("\"a", .truncated), ("-", .truncated), ("[1,]", .malformed), ("{,}", .malformed), ("[1]2", .malformed),
    ("truth", .malformed), ("\"a\u{1}\"", .malformed), ("NaN", .malformed),
  ])
  func refuses(text: String, for reason: JSON.Problem.Reason) {
    #expect(self.reason(reading: text) == reason)
  }

  @Test func readsTheLargestIntegersAndTheDeepestNesting() throws {
    #expect(try JSON(canonical: Array("9007199254740991".utf8)).integer == JSON.largestInteger)
    #expect(try JSON(canonical: Array("-9007199254740991".utf8)).integer == -JSON.largestInteger)
    #expect(reason(reading: String(repeating: "[", count: 32) + String(repeating: "]", count: 32)) == nil)
    #expect(reason(reading: String(repeating: "[", count: 33) + String(repeating: "]", count: 33)) == .tooDeep)
    #expect(reason(reading: String(repeating: "[", count: 60_000)) == .tooDeep)
  }

  @Test func refusesMoreThanSixtyKilobytes() {
    #expect(reason(reading: "\"" + String(repeating: "x", count: 61_438) + "\"") == nil)
    #expect(reason(reading: "\"" + String(repeating: "x", count: 61_439) + "\"") == .tooLarge)
  }

  @Test func refusesBytesThatAreNotUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80]] {
      #expect { try JSON(canonical: [0x22] + bytes + [0x22]) } throws: { ($0 as? JSON.Problem)?.reason == .notUTF8 }
    }
  }

  @Test func saysWhere() {
    #expect(throws: JSON.Problem(reason: .null, offset: 8)) { try JSON(canonical: Array(#"{"a":[1,null]}"#.utf8)) }
  }

  @Test func editsAnObjectInPlace() throws {
    var object: JSON.Object = ["b": 1]
    object["a"] = 2
    object["b"] = 3
    object["c"] = 4
    object["c"] = nil
    #expect(try encoding(.object(object)) == #"{"a":2,"b":3}"#)
  }

  /// Whatever the parser takes, the encoder writes back byte for byte, and Foundation reads as JSON too.
  @Test func writesBackWhateverItReads() throws {
    var random = SeededGenerator(seed: 2)
    let seed = Array(#"{"a":[1,-20,true,"x\n\u001f\"é"],"b":{"":{},"c":false},"d":"\\"}"#.utf8)
    let alphabet = Array(#"{}[]",:\0123456789-abtruefalsn.E "#.utf8) + [0x0A, 0xC3, 0xA9, 0x00]
    var taken = 0
    for _ in 0..<40_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: bytes.remove(at: place)
        }
      }
      guard let json = try? JSON(canonical: bytes) else { continue }
      taken += 1
      #expect(try json.canonicalBytes() == bytes)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }
    }
    #expect(taken > 500)
  }
}
