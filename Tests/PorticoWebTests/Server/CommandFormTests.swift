import Desk
import Seeded
import Testing
import Trail
import X12

@testable import PorticoWeb

@Suite struct CommandFormTests {
  private func form(_ body: String) -> CommandForm {
    var generator = SeededGenerator(seed: 1)
    return CommandForm(FormFields(urlEncoded: body.utf8)) { Sealed(Array($0.utf8), using: &generator) }
  }

  @Test(
    arguments: [
      ("1234.50", 123_450), ("$1,234.50", 123_450), ("0.05", 5), ("7", 700), (" 1 000 ", 100_000), ("-5", -500),
    ] as [(String, Int64)])
  func dollarsAreReadAsPeopleWriteThem(text: String, cents: Int64) throws {
    #expect(try form("amount=\(Path.encoded(text))").dollars("amount") == Cents(cents))
  }

  @Test(arguments: ["1.234", "ten", "1e3", "0x10", "--5", "99999999999999999999"])
  func whatIsNoAmountIsRefused(text: String) {
    #expect(throws: Refusal.self) { try form("amount=\(Path.encoded(text))").dollars("amount") }
  }

  @Test func aTouchIsOneTextOfReadableLines() throws {
    var form = form(
      "kind=payer_call&number=555-0100&representative=Jo&reference=R-9&promised=2026-12-01&text=Will+pay.")
    let command = try CaseCommand(.touch, &form)
    guard case .touch(let touch) = command else {
      Issue.record("\(command)")
      return
    }
    let text = try #require(form.texts.first { $0.digest == touch.details })
    #expect(form.texts.count == 1)
    #expect(
      String(decoding: text.bytes, as: UTF8.self) == "Number: 555-0100\nRepresentative: Jo\nReference: R-9\nWill pay.")
    #expect(touch.promisedBy == CalendarDate(iso: "2026-12-01"))
  }

  @Test func everyTextOfACommandIsHandedOverWithIt() throws {
    let bodies: [(CaseAction, String)] = [
      (.note, "text=a"), (.uncheck, "item=i&reason=a"), (.except, "item=i&reason=a"), (.escalate, "reason=a"),
      (.hold, "until=2026-12-01&reason=a"), (.requestWriteOff, "amount=5&reason=a"), (.declineWriteOff, "reason=a"),
      (.close, "outcome=paid&reason=a"), (.reopen, "reason=a"), (.resume, "reason=a"), (.assign, "team=T&reason=a"),
    ]
    for (action, body) in bodies {
      var form = form(body)
      let command = try CaseCommand(action, &form)
      #expect(form.texts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a"], "\(action)")
      #expect("\(command)".contains("\(form.texts[0].digest)") || "\(command)".contains("Digest"), "\(action)")
    }
  }

  @Test(arguments: ["", "https://portico.example", "http://127.0.0.1:8080"])
  func aSegmentIsNamedByTheAddressOfItsBytes(prefix: String) {
    let digest = Digest(hashing: [1])
    let link = SegmentLink("\(prefix)/documents/\(digest)/bytes/120-164")
    #expect(link?.document == digest)
    #expect(link?.range == ByteRange(start: 120, end: 164))
  }

  @Test(arguments: ["/documents/abc/bytes/1-2", "/documents/\(Digest(hashing: []))/bytes/9-3", "/cases/12", ""])
  func otherAddressesNameNoSegment(text: String) {
    #expect(SegmentLink(text) == nil)
  }
}
