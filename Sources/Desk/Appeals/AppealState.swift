import Trail
import X12

/// The appeal of a case as its events have made it.
package struct AppealState: Equatable, Sendable {
  /// What people put in the place of an exhibit, in their order.
  package var pieces: [ExhibitPiece] = []
  /// Every version, the first one first; none is ever lost.
  package var packets: [AppealPacket] = []
  package var peerToPeers: [PeerToPeer] = []
  package var decisions: [AppealDecision] = []

  /// A version by its number.
  package func packet(_ number: Int) -> AppealPacket? { packets.first { $0.draft.number == number } }

  mutating func apply(_ event: AppealEvent, actor: AccountID?) {
    switch event {
    case .exhibitAdded(let piece): pieces.append(piece)
    case .exhibitRemoved(let piece, _):
      if let index = pieces.lastIndex(of: piece) { pieces.remove(at: index) }
    case .packetDrafted(let draft): packets.append(AppealPacket(draft: draft, writtenBy: actor))
    case .packetApproved(let number, let person): change(number) { $0.approvedBy = person }
    case .packetSent(let sending):
      change(sending.packet) { $0.sendings.append(AppealPacket.Sent(sending: sending, by: actor)) }
    case .sendingTakenBack(let number, let reason):
      change(number) { packet in
        guard let sent = packet.sendings.popLast() else { return }
        packet.takenBack.append(AppealPacket.TakenBack(sent: sent, by: actor, reason: reason))
      }
    case .peerToPeerRecorded(let talk): peerToPeers.append(talk)
    case .decided(let decision): decisions.append(decision)
    }
  }

  private mutating func change(_ number: Int, _ body: (inout AppealPacket) -> Void) {
    guard let index = packets.firstIndex(where: { $0.draft.number == number }) else { return }
    body(&packets[index])
  }
}

extension CaseState {
  mutating func apply(_ event: AppealEvent, actor: AccountID?) {
    appeal.apply(event, actor: actor)
    switch event {
    case .exhibitAdded(let piece): if !evidence.contains(piece.evidence) { evidence.append(piece.evidence) }
    case .decided(let decision):
      hold = nil
      attentionOn = min(attentionOn, decision.on)
      if !decision.clocks.isEmpty { clocks = decision.clocks }
    // A sending that is taken back lets the deadline run again; a hold is somebody's own, whatever it waits for.
    case .exhibitRemoved, .packetDrafted, .packetApproved, .packetSent, .sendingTakenBack, .peerToPeerRecorded: break
    }
  }

  /// Whether what an outside deadline was for has been done: it never pauses, but it can be met.
  ///
  /// What was done before the decision from which the clock counts does not meet it.
  package func isMet(_ clock: ExternalClock) -> Bool {
    if clock.kind == .correctedClaim {
      return isReplaced(since: clock.anchor)
        || resendings.contains {
          $0.purpose == .replacement && $0.on >= clock.anchor && !returned.contains($0.resubmission)
        }
    }
    if clock.kind == .peerToPeer { return appeal.peerToPeers.contains { $0.on >= clock.anchor } }
    return appeal.packets.contains { packet in
      packet.draft.level.clock == clock.kind && packet.sendings.contains { $0.sending.on >= clock.anchor }
    }
  }

  /// Whether the payer has upheld its decision, by remittance or by letter.
  package var isUpheld: Bool {
    opening.category == "appeal" || later.contains { $0.effect == .upheld }
      || appeal.decisions.contains { $0.result == .upheld }
  }

  /// The level that comes next, by what the payer has decided so far.
  package var nextAppealLevel: AppealLevel {
    if clocks.contains(where: { $0.kind == .externalReview }) { return .external }
    return isUpheld ? .second : .first
  }

  /// What stands in the place of an exhibit: what its checklist item brought, then what people put there.
  package func pieces(of exhibit: SOP.Exhibit) -> [ExhibitPiece] {
    var found: [ExhibitPiece] = []
    if let item = checklist.first(where: { $0.id == exhibit.item }), case .done(let evidence?) = item.status {
      found.append(ExhibitPiece(exhibit: exhibit.id, evidence: evidence, title: nil))
    }
    return found + appeal.pieces.filter { $0.exhibit == exhibit.id && $0.evidence != found.first?.evidence }
  }

  /// The exhibits that the SOP requires and that are not there.
  package func missingExhibits(_ exhibits: [SOP.Exhibit]) -> [SOP.Exhibit] {
    exhibits.filter { $0.isRequired && pieces(of: $0).isEmpty }
  }
}
