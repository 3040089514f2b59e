import Testing
import Trail
import X12

@testable import Desk

/// A case that a test works: decides a command and applies what it makes.
struct WorkedCase {
  var state: CaseState
  var today: CalendarDate
  var isPosted = true
  let sop: SOP
  let playbook: Playbook

  /// The case that a claim's facts open under the shipped SOPs; opened on 2026-03-05 where nothing else is said.
  init(
    _ facts: ClaimFacts = .sample(), on today: CalendarDate = day("2026-03-05"), payerRules: PayerRules? = nil
  ) throws {
    playbook = try Playbook.shipped(payerRules: payerRules)
    let (sop, opening) = try #require(try playbook.opening(for: facts, number: CaseID(1), today: today))
    self.sop = sop
    self.today = today
    state = CaseState(opening, sop: sop.digest, at: Instant(milliseconds: 0))
  }

  /// Carries a command out, or throws why not.
  @discardableResult mutating func perform(
    _ command: CaseCommand, by account: Account = .sam
  ) throws(Refusal) -> [CaseEvent] {
    let events = try state.decide(command, in: context(.person(account)))
    for event in events { state.apply(event, actor: account.id, at: Instant(milliseconds: 1)) }
    return events
  }

  private func context(_ actor: Actor) -> DecisionContext {
    DecisionContext(
      actor: actor, today: today, sop: sop, isPosted: isPosted,
      payerTerms: PayerTerms(
        rules: playbook.payerRules, payer: "60054", lineOfBusiness: state.opening.lineOfBusiness))
  }

  /// The reason why a command is refused; nil when it is not.
  func refusal(_ command: CaseCommand, by actor: Actor) -> Refusal? {
    do throws(Refusal) {
      _ = try state.decide(command, in: context(actor))
      return nil
    } catch {
      return error
    }
  }

  func refusal(_ command: CaseCommand, by account: Account = .sam) -> Refusal? {
    refusal(command, by: .person(account))
  }

  /// Lets a later remittance arrive.
  @discardableResult mutating func receive(
    _ facts: ClaimFacts, paidBefore: String = "0.00", order: AnswerOrder = .latest, isSamePayer: Bool = true
  ) -> [CaseEvent] {
    let events = state.respond(
      to: facts, paidBefore: dollars(paidBefore), order: order, isSamePayer: isSamePayer, sop: sop, playbook: playbook,
      today: today)
    for event in events { state.apply(event, actor: nil, at: Instant(milliseconds: 2)) }
    return events
  }

  /// A root cause that the case may be closed with; nil where the SOP asks for none.
  var anyCause: String? { sop.rootCauses(in: state.opening.category).first?.id }

  /// Does every item of the checklist that is still open.
  mutating func finishChecklist(by account: Account = .sam) throws(Refusal) {
    while let item = state.nextItem { try perform(.check(item: item, evidence: .proof), by: account) }
  }

  /// Works the case to its end with the outcome that needs evidence only.
  mutating func finish() throws(Refusal) {
    try finishChecklist()
    try perform(.close(outcome: "payer_error", typedRecovered: nil, reason: nil, rootCause: anyCause))
  }
}

extension Evidence {
  static let proof = Evidence.file(sealed("proof"))
  static let segment = Evidence.segment(document: sealed("document"), range: ByteRange(start: 10, end: 40))
}
