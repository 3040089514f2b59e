import Desk
import DeskJSON

extension CaseAction {
  /// What a program sends with it, besides the version of the case.
  var fields: [JSONSchema.Property] {
    switch self {
    case .take, .approveWriteOff: []
    case .assign:
      [
        .optional("team", .text(upTo: 200), about: "Without one, the team stays."),
        .optional("person", .id, about: "An account; without one, the case lies in the team's queue."), .mayReason,
      ]
    case .note: [.required("text", .longText)]
    case .touch:
      [
        .required("kind", .choice(Touch.Kind.allCases.map(\.rawValue))), .optional("number", .text(upTo: 200)),
        .optional("representative", .text(upTo: 200)), .optional("reference", .text(upTo: 200)),
        .optional("text", .text(upTo: CommandForm.longestText - 1000)),
        .optional("promised", .date, about: "By when the payer promised something."),
      ]
    case .check: [.item] + CaseAction.proof
    case .uncheck, .except: [.item, .reason]
    case .hold: [.required("until", .date), .reason]
    case .resume: [.mayReason]
    case .requestWriteOff: [.required("amount_cents", .integer(min: 1, max: mostCents)), .reason]
    case .declineWriteOff, .escalate, .reopen: [.reason]
    case .addEvidence: [.required("title", .longText)] + CaseAction.proof
    case .close:
      [
        .required("outcome", .text(upTo: 200), about: "One of the case's outcomes."),
        .optional(
          "typed_recovered_cents", .integer(min: 0, max: mostCents), about: "Money that no remittance shows."),
        .optional("cause", .text(upTo: 200), about: "One of the case's root causes, where it lists some."),
        .mayReason,
      ]
    case .clear:
      [
        .required("element", .choice(ClearanceElement.allCases.map(\.rawValue))),
        .required(
          "status", .choice(Set(ClearanceElement.allCases.flatMap(\.statuses)).sorted()),
          about: "One of the element's."),
        .optional("authorization_number", .text(upTo: 200), about: "Of an approval."),
        .optional("from", .date, about: "Of an approval."), .optional("through", .date, about: "Of an approval."),
        .optional("units", .integer(min: 1, max: 100_000), about: "Of an approval."), .optional("note", .longText),
      ]
    case .addExhibit: [.exhibit, .required("title", .longText)] + CaseAction.proof
    case .removeExhibit:
      [
        .exhibit, .required("piece", .text(upTo: 200), about: "The digest of the file, or the path of the segment."),
        .reason,
      ]
    case .approvePacket: [.packet]
    case .recordSent:
      [
        .packet, .required("channel", .choice(PacketSending.Channel.allCases.map(\.rawValue))),
        .required("on", .date), .required("reference", .longText, about: "The confirmation."),
      ]
    case .takeBackSending: [.packet, .reason]
    case .recordPeerToPeer:
      [
        .required("result", .choice(PeerToPeer.Result.allCases.map(\.rawValue))), .required("on", .date),
        .required("text", .longText),
      ]
    case .recordDecision:
      [
        .required("level", .choice(AppealLevel.allCases.map(\.rawValue))),
        .required("result", .choice(AppealDecision.Result.allCases.map(\.rawValue))), .required("on", .date),
        .required("text", .longText),
      ]
    }
  }

  /// The trail's largest number.
  private var mostCents: Int64 { 9_007_199_254_740_991 }

  /// A file, or a segment that was read.
  private static let proof: [JSONSchema.Property] = [
    .optional("file", .file, about: "Sent as a part of a form."),
    .optional(
      "segment", .pattern("^/documents/[0-9a-f]{64}/bytes/[0-9]{1,15}-[0-9]{1,15}$"),
      about: "The path of a figure or citation."),
  ]

  /// The name by which generated clients call it.
  var name: String {
    switch self {
    case .take: "takeCase"
    case .assign: "assignCase"
    case .note: "noteOnCase"
    case .touch: "logTouch"
    case .check: "checkItem"
    case .uncheck: "uncheckItem"
    case .except: "exceptItem"
    case .hold: "holdCase"
    case .resume: "resumeCase"
    case .requestWriteOff: "requestWriteOff"
    case .approveWriteOff: "approveWriteOff"
    case .declineWriteOff: "declineWriteOff"
    case .escalate: "escalateCase"
    case .addEvidence: "addEvidence"
    case .close: "closeCase"
    case .reopen: "reopenCase"
    case .clear: "recordClearance"
    case .addExhibit: "addExhibit"
    case .removeExhibit: "removeExhibit"
    case .approvePacket: "approvePacket"
    case .recordSent: "recordPacketSent"
    case .takeBackSending: "takeBackPacketSent"
    case .recordPeerToPeer: "recordPeerToPeer"
    case .recordDecision: "recordAppealDecision"
    }
  }

  /// What it does, in a sentence.
  var summary: String {
    switch self {
    case .take: "Takes a case that nobody has taken."
    case .assign: "Gives the case to a person or to a team's queue."
    case .note: "Adds a note."
    case .touch: "Logs a contact with the outside."
    case .check: "Checks an item of the checklist off, with its evidence where the item needs it."
    case .uncheck: "Opens an item of the checklist again."
    case .except: "Lets an item of the checklist be skipped."
    case .hold: "Takes the case out of the queue until a date; outside deadlines run on."
    case .resume: "Takes the case off hold."
    case .requestWriteOff: "Asks for a write-off; up to the SOP's limit it is approved at once."
    case .approveWriteOff: "Approves the write-off that was asked for."
    case .declineWriteOff: "Declines the write-off that was asked for."
    case .escalate: "Hands the case to the team to which its SOP escalates."
    case .addEvidence: "Attaches a file or a segment."
    case .close: "Closes the case."
    case .reopen: "Opens a closed case again."
    case .clear: "Records what was found out about an element of a scheduled service."
    case .addExhibit: "Attaches a file or a segment to an exhibit of the appeal."
    case .removeExhibit: "Takes a piece out of an exhibit."
    case .approvePacket: "Approves a packet after a second look."
    case .recordSent: "Records that a packet was sent, how and when."
    case .takeBackSending: "Takes back that a packet was sent, which was recorded by mistake; its deadline runs again."
    case .recordPeerToPeer: "Records how the peer-to-peer talk ended."
    case .recordDecision: "Records a decision on an appeal that came by letter."
    }
  }
}

extension JSONSchema.Property {
  fileprivate static let item = required("item", .text(upTo: 200), about: "An id of the case's checklist.")
  fileprivate static let exhibit = required("exhibit", .text(upTo: 200), about: "An id of the SOP's exhibits.")
  fileprivate static let packet = required("packet", .id, about: "The number of the packet.")
  fileprivate static let reason = required("reason", .longText)
  fileprivate static let mayReason = optional("reason", .longText)
}
