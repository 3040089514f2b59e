import Desk
import Seeded
import Store
import Testing
import Trail
import X12

/// People who do anything that the desk lets them do, in an order that a seed decides.
struct RandomDesk {
  let workplace: Workplace
  private var dice: SeededGenerator
  private(set) var done = 0
  private(set) var refused = 0
  /// Every text that was written, to be searched for later.
  private(set) var words: [String] = []

  init(_ workplace: Workplace, seed: UInt64) {
    self.workplace = workplace
    dice = SeededGenerator(seed: seed)
  }

  mutating func act(_ times: Int) async throws {
    let cases = try await workplace.cases()
    try #require(!cases.isEmpty)
    for _ in 0..<times {
      guard let id = cases.randomElement(using: &dice), let state = try await workplace.state(id) else { continue }
      if Int.random(in: 0..<4, using: &dice) == 0 { workplace.time.advance(seconds: 61) }
      let people = [workplace.specialist, workplace.colleague, workplace.manager]
      guard let person = people.randomElement(using: &dice) else { continue }
      let (command, texts) = command(state)
      let request = CaseRequest(
        command: workplace.store.newCommandID(), id: id, expectedVersion: state.version, what: command, texts: texts,
        actor: .person(person))
      do {
        _ = try await workplace.store.perform(request)
        done += 1
      } catch is Refusal {
        refused += 1
      }
    }
  }

  private mutating func text() -> Sealed {
    let words = "Spoke with Mrs. Quillfeather about claim, remark \(UInt32.random(in: .min ... .max, using: &dice))"
    self.words.append(words)
    return Sealed(Array(words.utf8), using: &dice)
  }

  /// A root cause of the case's category, or none where the SOP asks for none.
  private mutating func cause(_ state: CaseState) -> String? {
    workplace.store.playbook.sop(named: state.opening.sop)?.rootCauses(in: state.opening.category)
      .randomElement(using: &dice)?.id
  }

  private mutating func command(_ state: CaseState) -> (CaseCommand, [Sealed]) {
    let text = text()
    let today = workplace.store.clock.today()
    let item = state.checklist.randomElement(using: &dice)?.id ?? "none"
    let evidence = Evidence.file(Digest(hashing: Array(item.utf8)))
    let cents = Cents(Int64.random(in: 1...max(1, state.denied.value), using: &dice))
    let people: [Account?] = [workplace.specialist, workplace.colleague, workplace.manager, nil]
    switch Int.random(in: 0..<20, using: &dice) {
    case 0..<4: return (.take, [])
    case 4: return (.assign(team: nil, person: people.randomElement(using: &dice) ?? nil, reason: text.digest), [text])
    case 5: return (.assign(team: Team("Coding"), person: nil, reason: nil), [])
    case 6: return (.note(text.digest), [text])
    case 7: return (.touch(Touch(kind: .payerCall, details: text.digest, promisedBy: today.adding(days: 9))), [text])
    case 8..<12: return (.check(item: item, evidence: evidence), [])
    case 12: return (.uncheck(item: item, reason: text.digest), [text])
    case 13: return (.except(item: item, reason: text.digest), [text])
    case 14:
      return (.hold(until: today.adding(days: Int.random(in: 1...12, using: &dice)), reason: text.digest), [text])
    case 15: return (.requestWriteOff(cents, reason: text.digest), [text])
    case 16: return (Bool.random(using: &dice) ? .approveWriteOff : .declineWriteOff(reason: text.digest), [text])
    case 17:
      return (Int.random(in: 0..<5, using: &dice) == 0 ? .escalate(reason: text.digest) : .resume(reason: nil), [text])
    case 18:
      let close = CaseCommand.close(
        outcome: "decision_accepted", typedRecovered: nil, reason: text.digest, rootCause: cause(state))
      return (close, [text])
    default:
      if state.closing != nil { return (.reopen(reason: text.digest), [text]) }
      let close = CaseCommand.close(
        outcome: "resubmitted_elsewhere", typedRecovered: cents, reason: nil, rootCause: cause(state))
      return (close, [])
    }
  }
}
