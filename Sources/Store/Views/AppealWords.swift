import Desk
import Trail

extension AppealEvent {
  /// The event as a sentence without its subject, with the digest of the words that go with it.
  func words(_ exhibitTitle: (String) -> String) -> (what: String, text: Digest?, evidence: Evidence?) {
    switch self {
    case .exhibitAdded(let piece):
      return ("put into the appeal, as “\(exhibitTitle(piece.exhibit))”", piece.title, piece.evidence)
    case .exhibitRemoved(let piece, let reason):
      return ("took out of the appeal, from “\(exhibitTitle(piece.exhibit))”", reason, piece.evidence)
    case .packetDrafted(let draft):
      let look = draft.needsSecondLook ? "; it waits for a second look" : ""
      return (
        "made packet \(draft.number): \(draft.level.title.lowercased()) over \(draft.denied.dollars)\(look)", nil, nil
      )
    case .packetApproved(let number, _): return ("took the second look at packet \(number) and approved it", nil, nil)
    case .packetSent(let sending):
      return (
        "recorded that packet \(sending.packet) was sent by \(sending.channel.title.lowercased()) on \(sending.on)",
        sending.reference, nil
      )
    case .sendingTakenBack(let number, let reason):
      return ("took back that packet \(number) was sent: its deadline runs again", reason, nil)
    case .peerToPeerRecorded(let talk):
      return ("recorded the peer-to-peer talk of \(talk.on): \(talk.result.title)", talk.details, nil)
    case .decided(let decision):
      let next = decision.clocks.first.map { "; the next level is due \($0.due)" } ?? ""
      return (
        "recorded the decision of \(decision.on) on the \(decision.level.title.lowercased()): \(decision.result.title)"
          + next,
        decision.details, nil
      )
    }
  }
}
