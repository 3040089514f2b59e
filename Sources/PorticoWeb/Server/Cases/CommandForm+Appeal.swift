import Desk
import Trail
import X12

extension CommandForm {
  /// A piece of evidence for an exhibit.
  mutating func newPiece() throws(Refusal) -> ExhibitPiece {
    let exhibit = try choice("exhibit", or: "Choose the exhibit.")
    guard let evidence else { throw Refusal(.invalid, "Choose a file, or paste the address of a segment.") }
    return ExhibitPiece(exhibit: exhibit, evidence: evidence, title: try text("title", or: "Say what it is."))
  }

  /// A piece that is to be taken out: its exhibit, and the file or segment that it is.
  func oldPiece() throws(Refusal) -> ExhibitPiece {
    let exhibit = try choice("exhibit", or: "Choose the exhibit.")
    let place = try choice("piece", or: "Choose what is to be taken out.")
    if let link = SegmentLink(place) {
      return ExhibitPiece(
        exhibit: exhibit, evidence: .segment(document: link.document, range: link.range), title: nil)
    }
    guard let file = Digest(hex: place) else { throw Refusal(.invalid, "That is not among the exhibits.") }
    return ExhibitPiece(exhibit: exhibit, evidence: .file(file), title: nil)
  }

  /// The number of a packet.
  func packet() throws(Refusal) -> Int {
    guard let number = Int(try choice("packet", or: "Choose the packet.")) else {
      throw Refusal(.invalid, "Choose the packet.")
    }
    return number
  }

  mutating func sending() throws(Refusal) -> PacketSending {
    let packet = try packet()
    guard let channel = fields.text("channel").flatMap({ PacketSending.Channel(rawValue: $0) }) else {
      throw Refusal(.invalid, "Choose how it was sent.")
    }
    guard let day = try date("on") else { throw Refusal(.invalid, "Say on which day it was sent.") }
    return PacketSending(
      packet: packet, channel: channel, on: day,
      reference: try text("reference", or: "Give the confirmation: a number, a fax report, a certified-mail number."))
  }

  mutating func peerToPeer() throws(Refusal) -> PeerToPeer {
    guard let result = fields.text("result").flatMap({ PeerToPeer.Result(rawValue: $0) }) else {
      throw Refusal(.invalid, "Choose how the talk ended.")
    }
    guard let day = try date("on") else { throw Refusal(.invalid, "Say on which day.") }
    return PeerToPeer(result: result, on: day, details: try text("text", or: "Write down who spoke and what was said."))
  }

  mutating func decision() throws(Refusal) -> AppealCommand {
    guard let level = fields.text("level").flatMap({ AppealLevel(rawValue: $0) }) else {
      throw Refusal(.invalid, "Choose the level on which was decided.")
    }
    guard let result = fields.text("result").flatMap({ AppealDecision.Result(rawValue: $0) }) else {
      throw Refusal(.invalid, "Choose what was decided.")
    }
    guard let day = try date("on") else { throw Refusal(.invalid, "Give the date that is printed on the letter.") }
    return .recordDecision(
      level, result, on: day, details: try text("text", or: "Write down the ground that the letter gives."))
  }
}

extension AppealView.PieceView {
  /// The piece as a form names it: the digest of a file, or the address of a segment.
  var formValue: String {
    switch piece.evidence {
    case .file(let digest): digest.description
    case .segment(let document, let range): Path.bytes(range, of: document)
    }
  }
}
