import Trail
import X12

/// What a person asks of the appeal of a case.
package enum AppealCommand: Equatable, Sendable {
  case addExhibit(ExhibitPiece)
  case removeExhibit(ExhibitPiece, reason: Digest)
  /// The letter's PDF is made of the case as it stands, so it comes with the command.
  case draft(level: AppealLevel, letter: Digest, text: Digest, address: Digest?)
  case approve(Int)
  case recordSent(PacketSending)
  /// Takes back the last sending of a packet, which was recorded by mistake.
  case takeBackSending(Int, reason: Digest)
  case recordPeerToPeer(PeerToPeer)
  case recordDecision(AppealLevel, AppealDecision.Result, on: CalendarDate, details: Digest)
}

extension AppealCommand {
  /// The command without its sealed texts, and without the PDF that was made for it: a retry makes another.
  var outline: String {
    switch self {
    case .addExhibit(let piece): "add exhibit \(piece.exhibit) \(piece.evidence.outline)"
    case .removeExhibit(let piece, _): "remove exhibit \(piece.exhibit) \(piece.evidence.outline)"
    case .draft(let level, _, _, let address):
      "draft packet \(level.rawValue) \(address == nil ? "without" : "with") address"
    case .approve(let number): "approve packet \(number)"
    case .recordSent(let sending): "packet \(sending.packet) sent by \(sending.channel.rawValue) on \(sending.on)"
    case .takeBackSending(let number, _): "take back the sending of packet \(number)"
    case .recordPeerToPeer(let talk): "peer to peer \(talk.result.rawValue) on \(talk.on)"
    case .recordDecision(let level, let result, let day, _):
      "appeal decided \(level.rawValue) \(result.rawValue) on \(day)"
    }
  }

  /// What the command needs permission for.
  func action(on state: CaseState) -> Action {
    switch self {
    case .approve(let number):
      .approveAppeal(writtenBy: state.appeal.packet(number)?.writtenBy ?? AccountID(0))
    case .addExhibit, .removeExhibit, .draft, .recordSent, .takeBackSending, .recordPeerToPeer, .recordDecision:
      .workCase
    }
  }
}

extension Evidence {
  /// The place of the proof, without its words.
  var outline: String {
    switch self {
    case .file(let digest): digest.description
    case .segment(let document, let range): "\(document):\(range)"
    }
  }
}
