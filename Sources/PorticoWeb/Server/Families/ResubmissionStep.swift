import Desk
import DeskJSON
import Store
import Trail
import X12

/// What a person can do with a claim that is made ready to be sent again; the raw value is the end of the form's address.
enum ResubmissionStep: String, CaseIterable, Sendable {
  case release
  case withdraw
  case sent
  case takeBack = "sent/undo"

  /// The command that the fields ask for; throws what they lack, in words.
  func command(_ fields: FormFields, seal: (String) -> Sealed) throws(Refusal) -> ResubmissionCommand {
    switch self {
    case .release: return .release
    case .withdraw:
      guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why it is withdrawn.") }
      return .withdraw(reason: seal(reason))
    case .sent:
      guard let on = fields.text("on").flatMap({ CalendarDate(iso: $0) }) else {
        throw Refusal(.invalid, "Name the day on which it was sent, such as 2026-11-22.")
      }
      guard let how = fields.text("how") else { throw Refusal(.invalid, "Say how it was sent, with the confirmation.") }
      return .recordSent(on: on, how: seal(how))
    case .takeBack:
      guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why the sending is taken back.") }
      return .takeBackSending(reason: seal(reason))
    }
  }

  /// What the person reads when it is done.
  var done: String {
    switch self {
    case .release: "The file is released; it can be downloaded."
    case .withdraw: "It is withdrawn."
    case .sent: "It is recorded as sent."
    case .takeBack: "The sending is taken back."
    }
  }

  /// What a program sends with it.
  var fields: [JSONSchema.Property] {
    switch self {
    case .release: []
    case .withdraw, .takeBack: [.required("reason", .longText)]
    case .sent: [.required("on", .date), .required("how", .longText, about: "How it was sent, with the confirmation.")]
    }
  }

  /// The name by which generated clients call it.
  var name: String {
    switch self {
    case .release: "releaseResubmission"
    case .withdraw: "withdrawResubmission"
    case .sent: "recordResubmissionSent"
    case .takeBack: "takeBackResubmissionSending"
    }
  }

  /// What it does, in a sentence.
  var summary: String {
    switch self {
    case .release: "Releases the claim file after a second look, by somebody other than its author."
    case .withdraw: "Withdraws a claim that was made ready to be sent again."
    case .sent: "Records that the claim file was sent, how and when."
    case .takeBack: "Takes back that the claim file was sent, which was recorded by mistake."
    }
  }
}
