import Desk
import X12

/// The appeal of a case, with what the case's own record says of it.
package struct AppealOfCase: Sendable {
  package var id: CaseID
  package var view: AppealView
  package var state: CaseState

  /// The appeal of a case; nil for one that is about no claim.
  package init?(_ view: CaseView) {
    guard let appeal = view.appeal else { return nil }
    (id, self.view, state) = (view.row.id, appeal, view.state)
  }
}

extension AppealOfCase: JSONShaped {
  package static let shape = JSONShape<AppealOfCase>("Appeal") {
    Member("case", \.id)
    Member("version", about: "The case's version.", \.state.version)
    Member("refusal", about: "Why this case has no appeal; null when it has one.", \.view.refusal)
    Member("next_level", \.state.nextAppealLevel)
    Member("levels") { appeal in appeal.view.levels.map { LevelOfAppeal(view: $0, state: appeal.state) } }
    Member("exhibits", about: "In the order of their numbers, the payer's decision first.", \.view.exhibits)
    Member("missing", about: "The ids of exhibits without which no packet is made.") { $0.view.missing.map(\.id) }
    Member("proposed_letter", about: "The words with which the next letter begins.", \.view.proposedText)
    Member("second_look_above_cents", \.view.needsSecondLookAbove)
    Member("packets", about: "Every version, the first one first.", \.view.packets)
    Member("peer_to_peer", \.state.appeal.peerToPeers)
    Member("decisions", about: "What was decided by letter.", \.state.appeal.decisions)
  }
}

/// A level with its deadline.
private struct LevelOfAppeal: JSONShaped {
  var view: AppealView.LevelView
  var state: CaseState

  static let shape = JSONShape<LevelOfAppeal>("AppealLevel") {
    Member("level", \.view.level)
    Member("title", \.view.level.title)
    Member("due", about: "Null where no rule and date give a deadline.", \.view.clock?.due)
    Member("work_by", \.view.clock?.workBy)
    Member("confirmed", about: "False for a default that nobody has confirmed.", \.view.clock?.isConfirmed)
    Member("met") { level in level.view.clock.map { level.state.isMet($0) } }
    Member("refusal", about: "Why no packet of this level can be made; null when one can.", \.view.refusal)
  }
}

extension AppealView.ExhibitView: JSONShaped {
  package static let shape = JSONShape<AppealView.ExhibitView>("Exhibit") {
    Member("id", \.exhibit.id)
    Member("number", about: "Its number in the packet; null while there is nothing to number.", \.number)
    Member("title", \.exhibit.title)
    Member("required", \.exhibit.isRequired)
    Member("missing", \.isMissing)
    Member("pieces", \.pieces)
  }
}

extension AppealView.PieceView: JSONShaped {
  package static let shape = JSONShape<AppealView.PieceView>("ExhibitPiece") {
    Member("title", \.title)
    Member("evidence", \.piece.evidence)
    Member("from_checklist", about: "Whether it came with a checklist item, and goes with it.", \.isFromChecklist)
  }
}

extension AppealView.PacketView: JSONShaped {
  package static let shape = JSONShape<AppealView.PacketView>("Packet") {
    Member("packet", about: "Its number within the case.", \.packet.draft.number)
    Member("level", \.packet.draft.level)
    Member("letter", about: "The digest of the PDF.", \.packet.draft.letter)
    Member("cents", about: "The money in question when it was made.", \.packet.draft.denied)
    Member("on", \.packet.draft.on)
    Member("written_by", \.writtenBy)
    Member("needs_second_look", \.packet.draft.needsSecondLook)
    Member("approved_by", \.approvedBy)
    Member("pieces", about: "The evidence in it, besides the payer's decision.", \.packet.draft.pieces)
    Member("sent") { packet in
      packet.sendings.map { SendingOfPacket(sending: $0.sending, by: $0.by, reference: $0.reference) }
    }
  }
}

extension ExhibitPiece: JSONShaped {
  package static let shape = JSONShape<ExhibitPiece>("PacketPiece") {
    Member("exhibit", \.exhibit)
    Member("evidence", \.evidence)
  }
}

/// That somebody sent a packet.
private struct SendingOfPacket: JSONShaped {
  var sending: PacketSending
  var by: String
  var reference: String

  static let shape = JSONShape<SendingOfPacket>("PacketSending") {
    Member("by", about: "The channel.", \.sending.channel)
    Member("on", \.sending.on)
    Member("recorded_by", \.by)
    Member("reference", about: "The confirmation.", \.reference)
  }
}

extension PeerToPeer: JSONShaped {
  package static let shape = JSONShape<PeerToPeer>("PeerToPeer") {
    Member("result", \.result)
    Member("on", \.on)
  }
}

extension AppealDecision: JSONShaped {
  package static let shape = JSONShape<AppealDecision>("AppealDecision") {
    Member("level", \.level)
    Member("result", \.result)
    Member("on", about: "The date of the letter.", \.on)
  }
}
