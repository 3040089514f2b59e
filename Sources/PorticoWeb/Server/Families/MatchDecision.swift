import Desk
import DeskJSON
import Store
import Trail

/// What a person can decide about the match of an answer; the raw value is the end of the form's address.
enum MatchDecision: String, CaseIterable, Sendable {
  case confirm
  case undo

  /// The command that the fields ask for; throws what they lack, in words.
  func command(
    _ answer: AnswerID, _ fields: FormFields, seal: (String) -> Sealed
  ) throws(Refusal) -> MatchCommand {
    switch self {
    case .confirm:
      guard let sent = fields.text("sent").flatMap({ Int64($0) }) else {
        throw Refusal(.invalid, "Name the claim by its number, which is in the address of its page.")
      }
      return .confirm(answer, SentClaimID(sent), reason: fields.text("reason").map(seal))
    case .undo:
      guard let reason = fields.text("reason") else { throw Refusal(.invalid, "Say why the match is taken back.") }
      return .undo(answer, reason: seal(reason))
    }
  }

  /// What the person reads when it is done.
  var done: String {
    switch self {
    case .confirm: "The answer is matched."
    case .undo: "The match is taken back."
    }
  }

  /// What a program sends with it.
  var fields: [JSONSchema.Property] {
    let version = JSONSchema.Property.optional(
      "version", .count, about: "The match's version that was looked at; refused if somebody has decided since.")
    return switch self {
    case .confirm:
      [.required("sent", .id, about: "The sent claim that is meant."), .optional("reason", .longText), version]
    case .undo: [.required("reason", .longText), version]
    }
  }

  /// The name by which generated clients call it.
  var name: String {
    switch self {
    case .confirm: "confirmMatch"
    case .undo: "undoMatch"
    }
  }

  /// What it does, in a sentence.
  var summary: String {
    switch self {
    case .confirm: "Says which sent claim an answer is about."
    case .undo: "Takes the match of an answer back."
    }
  }
}
