import Testing
import Trail
import X12

@testable import Desk

@Suite struct AppealTests {
  private let letter = sealed("PDF")
  private let words = sealed("letter")

  private func draft(_ level: AppealLevel = .first) -> CaseCommand {
    .appeal(.draft(level: level, letter: letter, text: words, address: nil))
  }

  private func piece(_ exhibit: String, _ name: String = "log") -> ExhibitPiece {
    ExhibitPiece(exhibit: exhibit, evidence: .file(sealed(name)), title: sealed("title"))
  }

  private func sent(_ packet: Int, on date: String) -> CaseCommand {
    .appeal(
      .recordSent(PacketSending(packet: packet, channel: .fax, on: day(date), reference: sealed("fax report"))))
  }

  private func decided(_ level: AppealLevel, _ result: AppealDecision.Result, on date: String) -> CaseCommand {
    .appeal(.recordDecision(level, result, on: day(date), details: sealed("ground")))
  }

  /// A case with everything that a packet needs.
  private func ready(_ facts: ClaimFacts = .sample(), payerRules: PayerRules? = nil) throws -> WorkedCase {
    var work = try WorkedCase(facts, payerRules: payerRules)
    try work.perform(.appeal(.addExhibit(piece("authorization"))))
    return work
  }

  @Test func `What the SOP requires and nobody attached is named, and no packet is made`() throws {
    let work = try WorkedCase()
    let refusal = try #require(work.refusal(draft()))
    #expect(refusal.kind == .illegalMove)
    #expect(refusal.reason.contains("(authorization)"))
    #expect(!refusal.reason.contains("(record)"))
  }

  @Test func `The proof of a checklist item stands among the exhibits, and goes when the item is opened again`() throws
  {
    var work = try WorkedCase()
    try work.perform(.check(item: "find-auth", evidence: .proof))
    var copy = work
    let events = try copy.perform(draft())
    guard case .appeal(.packetDrafted(let made))? = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(made.pieces == [ExhibitPiece(exhibit: "authorization", evidence: .proof, title: nil)])
    try work.perform(.uncheck(item: "find-auth", reason: sealed("wrong file")))
    #expect(work.refusal(draft())?.kind == .illegalMove)
  }

  @Test func `A packet holds what was there, in the SOP's order, and keeps it when the case goes on`() throws {
    var work = try WorkedCase()
    try work.perform(.appeal(.addExhibit(piece("retro", "answer"))))
    try work.perform(.appeal(.addExhibit(piece("authorization"))))
    try work.perform(draft())
    try work.perform(
      .appeal(
        .removeExhibit(
          ExhibitPiece(exhibit: "retro", evidence: .file(sealed("answer")), title: nil), reason: sealed("not theirs"))))
    try work.perform(draft())
    #expect(work.state.appeal.packets.map(\.draft.number) == [1, 2])
    #expect(work.state.appeal.packets[0].draft.pieces == [piece("authorization"), piece("retro", "answer")])
    #expect(work.state.appeal.packets[1].draft.pieces == [piece("authorization")])
    #expect(
      work.state.appeal.packets.allSatisfy { $0.writtenBy == Account.sam.id && $0.draft.denied == dollars("500.00") })
  }

  @Test func `An exhibit that the SOP does not know, or that is there already, is refused`() throws {
    let work = try ready()
    #expect(work.refusal(.appeal(.addExhibit(piece("zz"))))?.reason.contains("authorization, record, retro") == true)
    #expect(work.refusal(.appeal(.addExhibit(piece("authorization"))))?.kind == .illegalMove)
    let unknown = AppealCommand.removeExhibit(piece("authorization", "other"), reason: sealed("why"))
    #expect(work.refusal(.appeal(unknown))?.kind == .invalid)
  }

  @Test func `What was never decided has no appeal`() throws {
    let unprocessable = ClaimFacts.sample(outcome: .unprocessable, remarks: ["MA130"], issues: [])
    let work = try WorkedCase(unprocessable)
    #expect(work.state.opening.category == "unprocessable")
    for command in [draft(), .appeal(.addExhibit(piece("authorization"))), sent(1, on: "2026-03-05")] {
      #expect(work.refusal(command)?.reason.contains("guardrail G5") == true)
    }
  }

  @Test func `A claim that was paid is not appealed`() throws {
    var work = try ready()
    work.receive(.sample(id: 2, status: "1", outcome: .none, paid: "480.00", issues: []))
    #expect(work.refusal(draft())?.reason.contains("paid") == true)
  }

  @Test func `Who sent it, when and how is recorded, and the deadline is met; no deadline moves`() throws {
    var work = try ready()
    try work.perform(draft())
    let clocks = work.state.clocks
    let appeal = try #require(clocks.first { $0.kind == .appeal })
    #expect(!work.state.isMet(appeal))
    work.today = day("2026-03-09")
    #expect(work.refusal(sent(1, on: "2026-03-10"))?.reason.contains("has not come yet") == true)
    #expect(work.refusal(sent(1, on: "2026-03-04"))?.reason.contains("when the packet was made") == true)
    #expect(work.refusal(sent(2, on: "2026-03-09"))?.reason.contains("there are 1") == true)
    try work.perform(sent(1, on: "2026-03-09"))
    #expect(work.state.isMet(appeal))
    #expect(work.state.clocks == clocks)
    // The payer takes one of the two ways at a time: the other waits until the appeal is decided.
    let corrected = try #require(clocks.first { $0.kind == .correctedClaim })
    #expect(work.state.stop(of: appeal) == .met && work.state.stop(of: corrected) == .appealed)
    #expect(work.state.firstClock == nil)
    #expect(work.state.appeal.packets[0].sendings.map(\.by) == [Account.sam.id])
  }

  @Test func `The corrected claim is asked for again once the appeal is decided, by letter or by remittance`() throws {
    for isByLetter in [true, false] {
      var work = try ready(
        payerRules: PayerRules(
          rules: try Playbook.shipped().payerRules.rules.filter {
            $0.kind != .secondAppeal && $0.kind != .externalReview
          }))
      try work.perform(draft())
      try work.perform(sent(1, on: "2026-03-05"))
      let corrected = try #require(work.state.clocks.first { $0.kind == .correctedClaim })
      #expect(work.state.stop(of: corrected) == .appealed)
      work.today = day("2026-04-20")
      if isByLetter {
        try work.perform(decided(.first, .upheld, on: "2026-04-18"))
      } else {
        work.receive(.sample(id: 2, paymentDate: day("2026-04-18")))
      }
      let now = try #require(work.state.clocks.first { $0.kind == .correctedClaim })
      #expect(work.state.stop(of: now) == nil)
    }
  }

  @Test
  func `A corrected claim meets its own deadline when it is sent, and that of the appeal when the payer takes it in`()
    throws
  {
    var work = try ready()
    let clocks = work.state.clocks
    let appeal = try #require(clocks.first { $0.kind == .appeal })
    let corrected = try #require(clocks.first { $0.kind == .correctedClaim })
    func tell(_ event: CaseEvent) { work.state.apply(event, actor: nil, at: Instant(milliseconds: 3)) }
    func notice(_ effect: LaterNotice.Effect, _ replaced: String?) -> CaseEvent {
      .noticeArrived(
        LaterNotice(
          notice: AnswerID(9), set: SetID(9), effect: effect, on: day("2026-03-12"),
          replacedOn: replaced.map { day($0) }))
    }
    tell(.claimResent(ClaimResending(resubmission: ResubmissionID(1), purpose: .replacement, on: day("2026-03-06"))))
    #expect(work.state.stop(of: corrected) == .met && work.state.stop(of: appeal) == nil)
    #expect(work.state.firstClock?.kind == .appeal)
    tell(notice(.accepted, nil))
    #expect(work.state.stop(of: appeal) == nil)
    tell(notice(.accepted, "2026-03-08"))
    #expect(work.state.stop(of: appeal) == .replaced && work.state.firstClock == nil)
    #expect(work.state.clocks == clocks)
    // What the payer decides of the replacement has a deadline of its own, though the notice is read later.
    work.today = day("2026-05-20")
    work.receive(.sample(id: 2, paymentDate: day("2026-05-18")))
    tell(notice(.accepted, "2026-03-08"))
    #expect(Set(work.state.clocks.compactMap { work.state.stop(of: $0) }).isEmpty)
  }

  @Test func `A corrected claim that comes back meets no deadline, whether its sending was recorded before or after`()
    throws
  {
    func resent(_ number: Int64, _ on: String) -> CaseEvent {
      .claimResent(ClaimResending(resubmission: ResubmissionID(number), purpose: .replacement, on: day(on)))
    }
    func rejected(_ on: String) -> CaseEvent {
      .noticeArrived(
        LaterNotice(
          notice: AnswerID(9), set: SetID(9), effect: .rejected, on: day("2026-03-20"), claim: SentClaimID(4),
          noticed: day(on)))
    }
    let ends: [(events: [CaseEvent], isMet: Bool)] = [
      ([resent(1, "2026-03-06"), rejected("2026-03-06")], false),
      ([resent(1, "2026-03-06"), rejected("2026-03-09")], false),
      ([rejected("2026-03-09"), resent(1, "2026-03-06")], false),
      // What came back before is not what was sent now, though it be on one day.
      ([rejected("2026-03-06"), resent(1, "2026-03-06")], true),
      ([resent(1, "2026-03-06"), rejected("2026-03-05")], true),
      ([resent(1, "2026-03-06"), rejected("2026-03-09"), resent(2, "2026-03-09")], true),
      (
        [
          resent(1, "2026-03-06"), rejected("2026-03-09"), resent(2, "2026-03-09"),
          .resendingTakenBack(ResubmissionID(2), reason: sealed("wrong")),
        ], false
      ),
    ]
    for end in ends {
      var work = try ready()
      let before = work.state.firstClock
      let corrected = try #require(work.state.clocks.first { $0.kind == .correctedClaim })
      for event in end.events { work.state.apply(event, actor: nil, at: Instant(milliseconds: 3)) }
      #expect(work.state.stop(of: corrected) == (end.isMet ? .met : nil), "\(end.events)")
      if !end.isMet { #expect(work.state.firstClock == before) }
    }
  }

  @Test func `A replacement that is rejected after it was taken in leaves the appeal its deadline`() throws {
    func notice(_ effect: LaterNotice.Effect, _ claim: Int64?, replaced: String? = nil) -> CaseEvent {
      .noticeArrived(
        LaterNotice(
          notice: AnswerID(9), set: SetID(9), effect: effect, on: day("2026-03-12"),
          replacedOn: replaced.map { day($0) }, claim: claim.map { SentClaimID($0) }))
    }
    let accepted = notice(.accepted, 4, replaced: "2026-03-08")
    let ends: [(events: [CaseEvent], stop: ClockStop?)] = [
      ([accepted, notice(.rejected, 4)], nil), ([accepted, notice(.rejected, nil)], nil),
      ([accepted, notice(.informative, 4)], .replaced),
      // Another claim of the family is not the one that replaces.
      ([accepted, notice(.rejected, 5)], .replaced),
      ([accepted, notice(.rejected, 4), accepted], .replaced),
    ]
    for end in ends {
      var work = try ready()
      let appeal = try #require(work.state.clocks.first { $0.kind == .appeal })
      for event in end.events { work.state.apply(event, actor: nil, at: Instant(milliseconds: 3)) }
      #expect(work.state.stop(of: appeal) == end.stop, "\(end.events)")
      #expect((work.state.firstClock == nil) == (end.stop != nil))
    }
  }

  @Test func `A corrected claim that was recorded by mistake is taken back, and its deadline runs again`() throws {
    var work = try ready()
    try work.perform(.hold(until: day("2026-05-20"), reason: sealed("waits for the record")))
    let corrected = try #require(work.state.clocks.first { $0.kind == .correctedClaim })
    let sending = ClaimResending(resubmission: ResubmissionID(1), purpose: .replacement, on: day("2026-03-06"))
    work.state.apply(.claimResent(sending), actor: nil, at: Instant(milliseconds: 3))
    #expect(work.state.stop(of: corrected) == .met)
    work.state.apply(
      .resendingTakenBack(ResubmissionID(1), reason: sealed("wrong file")), actor: nil, at: Instant(milliseconds: 4))
    #expect(work.state.stop(of: corrected) == nil && work.state.resendings.isEmpty)
    #expect(work.state.hold?.until == day("2026-05-20"))
  }

  @Test
  func `A sending that was recorded by mistake is taken back: deadline and state go back, a hold stays, both are told`()
    throws
  {
    var work = try ready()
    try work.perform(draft())
    let before = work.state
    try work.perform(sent(1, on: "2026-03-05"))
    try work.perform(.hold(until: day("2026-08-20"), reason: sealed("waits for the payer")))
    try work.perform(.appeal(.takeBackSending(1, reason: sealed("went to another payer"))))
    #expect(work.state.firstClock == before.firstClock)
    #expect(work.state.hold?.until == day("2026-08-20"))
    #expect(work.state.appeal.packets[0].sendings.isEmpty)
    #expect(work.state.appeal.packets[0].takenBack.map(\.sent.sending.on) == [day("2026-03-05")])
    #expect(work.state.appeal.packets[0].takenBack.map(\.by) == [Account.sam.id])
    #expect(
      work.refusal(.appeal(.takeBackSending(1, reason: sealed("again"))))?.reason.contains("was not sent") == true)
    #expect(work.refusal(decided(.first, .upheld, on: "2026-03-05"))?.kind == .illegalMove)
    try work.perform(sent(1, on: "2026-03-05"))
    try work.perform(decided(.first, .upheld, on: "2026-03-05"))
    #expect(
      work.refusal(.appeal(.takeBackSending(1, reason: sealed("late"))))?.reason.contains("is recorded") == true)
  }

  @Test func `What was sent before a new decision does not meet its deadline`() throws {
    var work = try ready()
    try work.perform(draft())
    try work.perform(sent(1, on: "2026-03-05"))
    work.today = day("2026-05-20")
    work.receive(.sample(id: 2, paymentDate: day("2026-05-18")))
    let again = try #require(work.state.clocks.first { $0.kind == .appeal })
    #expect(again.anchor == day("2026-05-18"))
    #expect(!work.state.isMet(again))
  }

  @Test func `A second level answers a decision on the first, by remittance or by letter`() throws {
    var work = try ready()
    #expect(work.refusal(draft(.second))?.reason.contains("record that decision first") == true)
    #expect(
      work.refusal(decided(.first, .upheld, on: "2026-03-05"))?.reason.contains("record the sending first") == true)
    try work.perform(draft())
    try work.perform(sent(1, on: "2026-03-05"))
    work.today = day("2026-04-10")
    #expect(work.refusal(decided(.first, .upheld, on: "2026-03-04"))?.kind == .invalid)
    try work.perform(decided(.first, .upheld, on: "2026-04-07"))
    // The shipped rule for commercial payers: 60 days from the letter, 2026-06-06, a Saturday.
    let second = try #require(work.state.clocks.first)
    #expect(work.state.clocks.count == 1)
    #expect(second.kind == .secondAppeal)
    #expect(second.anchor == day("2026-04-07"))
    #expect(second.anchorSource == .decisionLetter)
    #expect(second.due == day("2026-06-06"))
    #expect(second.workBy == day("2026-06-05"))
    #expect(work.state.nextAppealLevel == .second)
    #expect(work.refusal(draft(.first))?.reason.contains("the next level is the second") == true)
    try work.perform(draft(.second))
    #expect(work.state.appeal.packets.last?.draft.level == .second)
  }

  @Test func `An external review opens where a payer rule knows one`() throws {
    func upheldTwice(_ rules: PayerRules?) throws -> WorkedCase {
      var work = try ready(payerRules: rules)
      try work.perform(draft())
      try work.perform(sent(1, on: "2026-03-05"))
      try work.perform(decided(.first, .upheld, on: "2026-03-05"))
      try work.perform(draft(.second))
      try work.perform(sent(2, on: "2026-03-05"))
      try work.perform(decided(.second, .upheld, on: "2026-03-05"))
      return work
    }
    let shipped = try upheldTwice(nil)
    // Four months, as 120 days from the letter.
    #expect(shipped.state.clocks.map(\.due) == [day("2026-07-03")])
    #expect(shipped.state.clocks.map(\.kind) == [.externalReview])
    #expect(shipped.refusal(draft(.external)) == nil)
    let without = PayerRules(rules: try PayerRules.shipped().rules.filter { $0.kind != .externalReview })
    #expect(try upheldTwice(without).refusal(draft(.external))?.reason.contains("external_review row") == true)
  }

  @Test func `An overturned decision leaves deadlines and level as they are`() throws {
    var work = try ready()
    try work.perform(draft())
    try work.perform(sent(1, on: "2026-03-05"))
    let clocks = work.state.clocks
    try work.perform(decided(.first, .overturned, on: "2026-03-05"))
    #expect(work.state.clocks == clocks)
    #expect(work.state.nextAppealLevel == .first)
  }

  @Test func `Above the SOP's limit somebody other than the writer looks before a packet goes`() throws {
    let large = ClaimFacts.sample(
      charge: "20000.00", issues: [.denied("CO-197", "authorization", "10000.01")])
    var work = try ready(large)
    try work.perform(draft(), by: .mia)
    let send = sent(1, on: "2026-03-05")
    #expect(work.refusal(send)?.reason.contains("waits for a second look") == true)
    #expect(
      work.refusal(.appeal(.approve(1)), by: .mia)
        == Refusal(.notPermitted, "Nobody takes the second look at a packet of their own; somebody else must."))
    #expect(work.refusal(.appeal(.approve(1)), by: .ada)?.kind == .notPermitted)
    try work.perform(.appeal(.approve(1)), by: .sam)
    #expect(work.refusal(.appeal(.approve(1)), by: .sue)?.reason.contains("approved already") == true)
    try work.perform(send)
    // Exactly at the limit nobody else is needed.
    var small = try ready(
      .sample(charge: "20000.00", issues: [.denied("CO-197", "authorization", "10000.00")]))
    try small.perform(draft())
    #expect(small.refusal(.appeal(.approve(1)), by: .sue)?.reason.contains("needs no second look") == true)
    try small.perform(send)
  }

  @Test func `A peer-to-peer talk has a deadline where the payer's rule has one, and is met when it is recorded`()
    throws
  {
    let row = "60054|commercial|peer_to_peer|14|0|calendar|remittance|2026-01-01||yes|contract\n"
    let rules = try PayerRules(text: try Files.shipped("payer-rules.psv") + row, file: "payer-rules.psv")
    let facts = ClaimFacts.sample(issues: [.denied("CO-50", "medical_necessity", "500.00")])
    #expect(try WorkedCase(facts).state.clocks.map(\.kind) == [.appeal])
    var work = try WorkedCase(facts, payerRules: rules)
    #expect(work.state.firstClock?.kind == .peerToPeer)
    #expect(work.state.firstClock?.due == day("2026-03-16"))
    let talk = PeerToPeer(result: .upheld, on: day("2026-03-05"), details: sealed("Dr. Ito spoke"))
    try work.perform(.appeal(.recordPeerToPeer(talk)))
    #expect(work.state.firstClock?.kind == .appeal)
    #expect(work.state.clocks.count == 2)
    #expect(work.state.appeal.peerToPeers == [talk])
  }

  @Test func `Two orders for the same words are one request whatever PDF was made for them`() {
    let one = CaseCommand.appeal(.draft(level: .first, letter: sealed("a"), text: words, address: nil))
    let two = CaseCommand.appeal(.draft(level: .first, letter: sealed("b"), text: words, address: nil))
    #expect(one.outline == two.outline)
    #expect(one.outline != draft(.second).outline)
  }
}
