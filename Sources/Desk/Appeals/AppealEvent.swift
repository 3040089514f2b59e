import Trail
import X12

/// What happened to the appeal of a case.
package enum AppealEvent: Equatable, Sendable {
  case exhibitAdded(ExhibitPiece)
  case exhibitRemoved(ExhibitPiece, reason: Digest)
  case packetDrafted(PacketDraft)
  case packetApproved(Int, by: AccountID)
  case packetSent(PacketSending)
  /// The last sending of a packet was recorded by mistake.
  case sendingTakenBack(Int, reason: Digest)
  case peerToPeerRecorded(PeerToPeer)
  case decided(AppealDecision)
}

extension AppealEvent {
  var type: String {
    switch self {
    case .exhibitAdded: "case.exhibit_added"
    case .exhibitRemoved: "case.exhibit_removed"
    case .packetDrafted: "case.packet_drafted"
    case .packetApproved: "case.packet_approved"
    case .packetSent: "case.packet_sent"
    case .sendingTakenBack: "case.packet_sending_taken_back"
    case .peerToPeerRecorded: "case.peer_to_peer"
    case .decided: "case.appeal_decided"
    }
  }

  var payload: JSON.Object {
    var fields = PayloadWriter()
    switch self {
    case .exhibitAdded(let piece): piece.write(to: &fields)
    case .exhibitRemoved(let piece, let reason):
      piece.write(to: &fields)
      fields["reason"] = reason
    case .packetDrafted(let draft):
      fields["address"] = draft.address
      fields["denied"] = draft.denied
      fields["letter"] = draft.letter
      fields["level"] = draft.level.rawValue
      fields["on"] = draft.on
      fields["packet"] = draft.number
      fields["pieces"] = draft.pieces.map { piece in
        var fields = PayloadWriter()
        piece.write(to: &fields)
        return JSON.object(fields.object)
      }
      fields["second_look"] = draft.needsSecondLook
      fields["text"] = draft.text
    case .packetApproved(let number, let person):
      fields["packet"] = number
      fields["person"] = person
    case .packetSent(let sending):
      fields["channel"] = sending.channel.rawValue
      fields["on"] = sending.on
      fields["packet"] = sending.packet
      fields["reference"] = sending.reference
    case .sendingTakenBack(let number, let reason):
      fields["packet"] = number
      fields["reason"] = reason
    case .peerToPeerRecorded(let talk):
      fields["details"] = talk.details
      fields["on"] = talk.on
      fields["result"] = talk.result.rawValue
    case .decided(let decision):
      fields["clocks"] = decision.clocks.map(\.json)
      fields["details"] = decision.details
      fields["level"] = decision.level.rawValue
      fields["on"] = decision.on
      fields["result"] = decision.result.rawValue
    }
    return fields.object
  }

  /// Reads an event back from the trail; nil when it is of another kind.
  init?(type: String, _ fields: PayloadReader) throws(PayloadProblem) {
    switch type {
    case "case.exhibit_added": self = .exhibitAdded(try ExhibitPiece(fields))
    case "case.exhibit_removed":
      self = .exhibitRemoved(try ExhibitPiece(fields), reason: try fields.digest("reason"))
    case "case.packet_drafted":
      self = .packetDrafted(
        PacketDraft(
          number: try fields.integer("packet"), level: try fields.choice("level"), letter: try fields.digest("letter"),
          text: try fields.digest("text"), address: try fields.optionalDigest("address"),
          pieces: try fields.list("pieces") { json throws(PayloadProblem) in try ExhibitPiece(json) },
          denied: try fields.cents("denied"), needsSecondLook: try fields.flag("second_look"),
          on: try fields.date("on")))
    case "case.packet_approved":
      self = .packetApproved(try fields.integer("packet"), by: try fields.person("person"))
    case "case.packet_sent":
      self = .packetSent(
        PacketSending(
          packet: try fields.integer("packet"), channel: try fields.choice("channel"), on: try fields.date("on"),
          reference: try fields.digest("reference")))
    case "case.packet_sending_taken_back":
      self = .sendingTakenBack(try fields.integer("packet"), reason: try fields.digest("reason"))
    case "case.peer_to_peer":
      self = .peerToPeerRecorded(
        PeerToPeer(
          result: try fields.choice("result"), on: try fields.date("on"), details: try fields.digest("details")))
    case "case.appeal_decided":
      self = .decided(
        AppealDecision(
          level: try fields.choice("level"), result: try fields.choice("result"), on: try fields.date("on"),
          details: try fields.digest("details"),
          clocks: try fields.list("clocks") { json throws(PayloadProblem) in try ExternalClock(json) }))
    default: return nil
    }
  }
}

extension ExhibitPiece {
  fileprivate func write(to fields: inout PayloadWriter) {
    fields["evidence"] = evidence
    fields["exhibit"] = exhibit
    fields["title"] = title
  }

  fileprivate init(_ fields: PayloadReader) throws(PayloadProblem) {
    self.init(
      exhibit: try fields.text("exhibit"), evidence: try fields.evidence("evidence"),
      title: try fields.optionalDigest("title"))
  }
}

extension PayloadReader {
  /// One of the words that an enumeration knows.
  fileprivate func choice<Choice: RawRepresentable>(
    _ key: String
  ) throws(PayloadProblem) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text(key)) else { throw problem(key) }
    return choice
  }
}
