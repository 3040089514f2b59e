@testable import Desk
@testable import PorticoWeb
import Trail
import X12

/// Made-up views for the pages. Every text passes through `taint`, so that a test can poison all of them at once.
struct Sample {
  var taint: @Sendable (String) -> String = { $0 }
  var isMasked = false

  static let plain = Sample()
  /// Every text tries to break out of the element or attribute in which it stands.
  static let poison = "<script>alert(1)</script>\"'><b x=&"
  static let poisoned = Sample(taint: { poison + $0 })

  static let today = date("2026-11-22")
  static let document = Digest(hashing: Array("sample".utf8))

  static func date(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? .epoch }

  func text(_ text: String) -> String { taint(text) }

  func context(_ role: Role = .specialist, message: PageContext.Message? = nil) -> PageContext {
    PageContext(
      account: account(1, "Dana Whitfield", role), csrf: text("token"),
      text: { "2026-11-\(10 + $0.milliseconds % 12) 09:\(10 + $0.milliseconds % 50)" },
      demoClock: text("Today is 2026-11-22."), message: message,
      newCommandID: { CommandID(milliseconds: 1, random: (1, UInt64.random(in: 0 ... .max))) })
  }

  func account(_ id: Int64, _ name: String, _ role: Role = .specialist) -> Account {
    Account(
      id: AccountID(id), login: text("login\(id)"), name: text(name), role: role, teams: [Team(text("Prior Auth"))])
  }

  /// An amount that stands in the file from `start` on.
  func figure(_ cents: Int64, _ label: String = "CLP03 charge", at start: Int = 4210, sum: Bool = false) -> Figure {
    let source = Figure.Source(
      document: Sample.document, range: ByteRange(start: start, end: start + 6), amount: Cents(cents),
      label: text(label))
    guard sum else { return Figure(amount: Cents(cents), sources: [source]) }
    let second = Figure.Source(
      document: Sample.document, range: ByteRange(start: start + 80, end: start + 84), amount: Cents(2500),
      label: text(label), sign: -1)
    return Figure(
      amount: Cents(cents) - Cents(2500), sources: [source, second], breakdown: "/cases/1042/figures/denied")
  }

  func patient(_ name: String = "OKONKWO-FITZGERALD, MARGUERITE A", number: Int = 7) -> PatientIdentity {
    PatientIdentity(
      name: text(isMasked ? "O…, M…" : name), memberID: text(isMasked ? "…4471" : "XJB9020\(4400 + number)"),
      controlNumber: text(isMasked ? "…\(100 + number)" : "H2026-00\(8100 + number)"), isMasked: isMasked)
  }

  func code(_ code: String, _ meaning: String?, next: String? = nil, prevention: String? = nil) -> CodeInWords {
    CodeInWords(
      code: text(code), meaning: meaning.map(text), nextStep: next.map(text), prevention: prevention.map(text))
  }
}
