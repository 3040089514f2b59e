import Trail
import X12

extension CaseState {
  /// Pieces that one packet may hold: its entry in the trail has room for these.
  package static let mostPieces = 60

  /// Why this case has no appeal; nil when it has one.
  package func appealRefusal(_ sop: SOP) -> String? {
    guard case .claim = opening.subject else { return "A whole remittance is not appealed; a denied claim is." }
    if SOP.isNeverAppealed(opening.category) {
      return "The payer never decided this claim: it was rejected or could not be processed, so there is nothing to "
        + "appeal (guardrail G5). Send a new claim; the filing limit runs on."
    }
    if sop.appeal == nil || sop.workingCategory(opening.category).appeal == nil {
      return "The SOP under which this case was opened says nothing about appeals of this category. A manager adds an "
        + "`appeal` part to \(sop.name).yaml; it holds for cases that open afterwards."
    }
    return nil
  }

  /// Why no packet of this level can be made now; nil when one can, as far as evidence is there.
  package func refusal(of level: AppealLevel, _ sop: SOP) -> String? {
    if let why = appealRefusal(sop) { return why }
    if proposal != nil { return "The payer’s last answer paid the claim; nothing is left to appeal." }
    switch level {
    case .first:
      return isUpheld ? "The payer has upheld its first decision; the next level is the second." : nil
    case .second:
      return isUpheld ? nil : "A second-level appeal answers the decision on the first: record that decision first."
    case .external:
      if !isUpheld { return "An external review answers a decision on an appeal: record that decision first." }
      return clocks.contains { $0.kind == .externalReview }
        ? nil
        : "No rule of this payer opens an external review yet. Where one exists, a manager adds an external_review row to "
          + "payer-rules.psv; then record the payer’s last decision."
    }
  }

  func decide(
    _ command: AppealCommand, by account: Account, in context: DecisionContext
  ) throws(Refusal) -> [AppealEvent] {
    if let why = appealRefusal(context.sop) { throw Refusal(.illegalMove, why) }
    switch command {
    case .addExhibit(let piece): return [.exhibitAdded(try addable(piece, context.sop))]
    case .removeExhibit(let piece, let reason): return [.exhibitRemoved(try removable(piece), reason: reason)]
    case .draft(let level, let letter, let text, let address):
      let draft = try draft(level, letter: letter, text: text, address: address, context)
      return [.packetDrafted(draft)]
    case .approve(let number):
      let packet = try packet(number)
      guard packet.draft.needsSecondLook else {
        throw Refusal(.illegalMove, "Packet \(number) needs no second look; its amount is within the SOP’s limit.")
      }
      guard packet.waitsForSecondLook else { throw Refusal(.illegalMove, "Packet \(number) is approved already.") }
      return [.packetApproved(number, by: account.id)]
    case .recordSent(let sending):
      let packet = try packet(sending.packet)
      if packet.waitsForSecondLook {
        throw Refusal(
          .illegalMove,
          "Packet \(sending.packet) waits for a second look: its \(packet.draft.denied.dollars) are above the SOP’s limit, "
            + "and somebody other than its writer must approve it before it goes.")
      }
      try mustLie(sending.on, from: packet.draft.on, "the packet was made", through: context.today)
      return [.packetSent(sending)]
    case .takeBackSending(let number, let reason):
      try mustBeUndecided(try packet(number))
      return [.sendingTakenBack(number, reason: reason)]
    case .recordPeerToPeer(let talk):
      try mustLie(talk.on, from: .epoch, "1970", through: context.today)
      return [.peerToPeerRecorded(talk)]
    case .recordDecision(let level, let result, let day, let details):
      return [.decided(try decision(level, result, day, details, context))]
    }
  }

  private func exhibit(_ id: String, _ sop: SOP) throws(Refusal) -> SOP.Exhibit {
    let exhibits = sop.workingCategory(opening.category).appeal?.exhibits ?? []
    guard let exhibit = exhibits.first(where: { $0.id == id }) else {
      throw Refusal(
        .invalid,
        "The appeal has no exhibit '\(id)'; the SOP knows \(exhibits.map(\.id).joined(separator: ", ")).")
    }
    return exhibit
  }

  private func addable(_ piece: ExhibitPiece, _ sop: SOP) throws(Refusal) -> ExhibitPiece {
    let exhibit = try exhibit(piece.exhibit, sop)
    if pieces(of: exhibit).contains(where: { $0.evidence == piece.evidence }) {
      throw Refusal(.illegalMove, "That is among “\(exhibit.title)” already.")
    }
    guard appeal.pieces.count < CaseState.mostPieces / 2 else {
      throw Refusal(
        .illegalMove, "An appeal holds at most \(CaseState.mostPieces / 2) pieces; put pages together in one PDF.")
    }
    return piece
  }

  private func removable(_ piece: ExhibitPiece) throws(Refusal) -> ExhibitPiece {
    let found = appeal.pieces.last { $0.exhibit == piece.exhibit && $0.evidence == piece.evidence }
    guard let found else {
      let isFromChecklist = checklist.contains { $0.status == .done(piece.evidence) }
      throw Refusal(
        .invalid,
        isFromChecklist
          ? "That came with a checklist item; open the item again to take it back."
          : "That is not among the exhibits.")
    }
    return found
  }

  private func draft(
    _ level: AppealLevel, letter: Digest, text: Digest, address: Digest?, _ context: DecisionContext
  ) throws(Refusal) -> PacketDraft {
    if let why = refusal(of: level, context.sop) { throw Refusal(.illegalMove, why) }
    let exhibits = context.sop.workingCategory(opening.category).appeal?.exhibits ?? []
    let missing = missingExhibits(exhibits)
    guard missing.isEmpty else {
      throw Refusal(
        .illegalMove,
        "The packet lacks what the SOP requires: "
          + missing.map { "“\($0.title)” (\($0.id))" }.joined(separator: ", ") + ". Attach it, then make the packet.")
    }
    let pieces = exhibits.flatMap { self.pieces(of: $0) }
    precondition(pieces.count <= CaseState.mostPieces, "what people and checklist bring is limited before")
    let limit = context.sop.appeal?.secondLookAbove
    return PacketDraft(
      number: (appeal.packets.last?.draft.number ?? 0) + 1, level: level, letter: letter, text: text, address: address,
      pieces: pieces, denied: denied, needsSecondLook: limit.map { denied > $0 } ?? false, on: context.today)
  }

  private func packet(_ number: Int) throws(Refusal) -> AppealPacket {
    guard let packet = appeal.packet(number) else {
      let known = appeal.packets.map { "\($0.draft.number)" }.joined(separator: ", ")
      throw Refusal(
        .invalid, known.isEmpty ? "No packet has been made yet." : "There is no packet \(number); there are \(known).")
    }
    return packet
  }

  /// A sending may be taken back as long as nothing that is recorded stands on it.
  private func mustBeUndecided(_ packet: AppealPacket) throws(Refusal) {
    guard let last = packet.sendings.last else {
      throw Refusal(.illegalMove, "Packet \(packet.draft.number) was not sent, as far as is recorded.")
    }
    let level = packet.draft.level
    let others = appeal.packets.filter { $0.draft.level == level }.flatMap(\.sendings).map(\.sending.on).sorted()
    let decisions = appeal.decisions.filter { $0.level == level && $0.on >= last.sending.on }.map(\.on)
    guard let decided = decisions.min(), others.filter({ $0 <= decided }).count <= 1 else { return }
    throw Refusal(
      .illegalMove,
      "The payer’s decision of \(decided) on the \(level.title.lowercased()) is recorded, so this sending arrived. If it went "
        + "another way, record that sending first.")
  }

  private func decision(
    _ level: AppealLevel, _ result: AppealDecision.Result, _ day: CalendarDate, _ details: Digest,
    _ context: DecisionContext
  ) throws(Refusal) -> AppealDecision {
    let sent = appeal.packets.filter { $0.draft.level == level }.flatMap(\.sendings).map(\.sending.on).min()
    guard let sent else {
      throw Refusal(
        .illegalMove, "No \(level.title.lowercased()) was sent, as far as is recorded; record the sending first.")
    }
    try mustLie(day, from: sent, "the appeal was sent", through: context.today)
    let clock =
      result == .upheld
      ? context.payerTerms?.clockAfter(level, letter: day, calendar: context.calendar) : nil
    return AppealDecision(level: level, result: result, on: day, details: details, clocks: clock.map { [$0] } ?? [])
  }

  private func mustLie(
    _ day: CalendarDate, from first: CalendarDate, _ what: String, through last: CalendarDate
  ) throws(Refusal) {
    guard day <= last else { throw Refusal(.invalid, "\(day) has not come yet; give the day on which it happened.") }
    guard day >= first else { throw Refusal(.invalid, "\(day) is before \(first), when \(what).") }
  }
}
