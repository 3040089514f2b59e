import Desk
import DeskJSON
import Foundation
import Testing
import Trail
import X12

/// What is written, read back by Foundation's own reader.
@Suite struct JSONTextTests {
  @Test func everyTextComesBackAsItWas() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        // Control characters, quotes and surrogates' neighbours as often as letters.
        let value = [
          UInt32.random(in: 0...0x2F), .random(in: 0x30...0x7F), .random(in: 0xD700...0xE0FF),
          .random(in: 0x1F600...0x1F64F),
        ]
        .randomElement(using: &generator)
        if let scalar = value.flatMap({ Unicode.Scalar($0) }) { text.unicodeScalars.append(scalar) }
      }
      let object: JSONObject = ["text": text]
      let read = try JSONDecoder().decode([String: String].self, from: Data(object.jsonText.utf8))
      #expect(read["text"].map { Array($0.utf8) } == Array(text.utf8))
      #expect(object.jsonText.utf8.allSatisfy { $0 >= 0x20 }, "one line")
    }
  }

  @Test func membersKeepTheirOrderAndNothingIsLeftOut() {
    let tally = Tally(cases: 3, denied: Cents(-1250))
    #expect(tally.jsonText == #"{"cases":3,"denied_cents":-1250}"#)
    let code = CodeInWords(code: "197", meaning: nil)
    #expect(code.jsonText == #"{"code":"197","meaning":null,"next_step":null,"prevention":null}"#)
    let nothing: [Int?] = [nil, 7]
    #expect(nothing.jsonText == "[null,7]")
  }

  @Test func aSumLeadsToItsSourcesAndAValueCarriesItsOwn() throws {
    let digest = "\(String(repeating: "ab", count: 32))"
    let sum = Figure(amount: Cents(500), sources: [], breakdown: "/cases/7/figures/denied")
    #expect(sum.jsonText == #"{"cents":500,"path":"/cases/7/figures/denied","sources":[]}"#)
    let document = try #require(Digest(hex: digest))
    let value = Figure(
      amount: Cents(500),
      sources: [
        Figure.Source(document: document, range: ByteRange(start: 10, end: 13), amount: Cents(500), label: "CAS")
      ])
    #expect(
      value.jsonText
        == #"{"cents":500,"path":"/documents/\#(digest)/bytes/10-13","sources":[{"document":"\#(digest)","start":10,"end":13,"#
        + #""cents":500,"sign":1,"label":"CAS"}]}"#)
  }
}
