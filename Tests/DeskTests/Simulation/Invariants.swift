import X12

@testable import Desk

/// What holds after every step of a desk, whoever does what in which order.
struct Invariants {
  let step: SimulatedDesk.Step
  private var before: CaseState { step.before.state }
  private var after: CaseState { step.after.state }

  init(_ step: SimulatedDesk.Step) { self.step = step }

  /// The names of those that do not hold.
  func violated() throws -> [String] {
    let fold = try step.after.folded()
    let all: [(String, Bool)] = [
      ("the version counts the events", after.version == step.after.trail.count),
      ("the state is the fold of its trail", after == fold),
      ("a refused command changes nothing", step.refusal == nil || (step.events.isEmpty && after == before)),
      ("a command does something", step.refusal != nil || !step.events.isEmpty),
      ("a team of the SOP owns the case", step.after.sop.teams.contains(after.team)),
      ("the person is one who works cases", isWorker(after.person)),
      ("nobody approves a write-off of their own", !approvesOwnWriteOff),
      ("above the limit another person approves", !exceedsLimitAlone),
      ("nobody grants an exception for a case of their own", !grantsOwnException),
      ("a write-off is never above what is denied", !writesOffTooMuch),
      ("a hold never goes past the first deadline less the buffer", !holdsTooLong),
      ("outside deadlines change by an answer of the payer alone", before.clocks == after.clocks || isAnswer),
      ("no deadline vanishes", before.clocks.isEmpty || !after.clocks.isEmpty),
      ("an unprocessable claim has no appeal", after.opening.category != "unprocessable" || !appealsUnprocessable),
      ("a closed case changes by a note, a remittance or its reopening", before.closing == nil || leavesClosed),
      ("recovered is what this payer paid since", after.recovered == step.after.paidLater),
      ("a case closes complete", closesComplete),
    ]
    return (all + appeals).filter { !$0.1 }.map(\.0)
  }

  private var appeals: [(String, Bool)] {
    [
      ("a packet holds all that is required", !lacksRequired),
      ("a packet that needs a second look goes after another person's", !goesWithoutSecondLook),
      ("packets are kept", after.appeal.packets.map(\.draft).starts(with: before.appeal.packets.map(\.draft))),
      (
        "what was never decided has no packet",
        after.opening.category != "unprocessable" || after.appeal == AppealState()
      ),
    ]
  }

  private var lacksRequired: Bool {
    step.events.contains { event in
      guard case .appeal(.packetDrafted(let draft)) = event else { return false }
      let category = step.after.sop.workingCategory(after.opening.category)
      let there = Set(draft.pieces.map(\.exhibit))
      return category.appeal?.exhibits.contains { $0.isRequired && !there.contains($0.id) } ?? true
    }
  }

  private var goesWithoutSecondLook: Bool {
    step.events.contains { event in
      guard case .appeal(.packetSent(let sending)) = event, let packet = before.appeal.packet(sending.packet) else {
        return false
      }
      let isLarge = packet.draft.denied > step.after.sop.appeal?.secondLookAbove ?? .zero
      return isLarge && (packet.approvedBy == nil || packet.approvedBy == packet.writtenBy)
    }
  }

  /// By remittance, or by a letter that decides on an appeal.
  private var isAnswer: Bool {
    step.events.contains { event in
      switch event {
      case .remittanceArrived, .appeal(.decided): true
      default: false
      }
    }
  }

  private func isWorker(_ person: AccountID?) -> Bool {
    guard let person else { return true }
    return Account.everyone.contains { $0.id == person && $0.role != .auditor && $0.isActive }
  }

  private func isManager(_ person: AccountID) -> Bool {
    Account.everyone.contains { $0.id == person && $0.role == .manager && $0.isActive }
  }

  private var approvesOwnWriteOff: Bool {
    step.events.contains { event in
      guard case .writeOffApproved(_, let approver?) = event else { return false }
      return !isManager(approver) || approver == before.writeOff?.requestedBy
    }
  }

  private var exceedsLimitAlone: Bool {
    step.events.contains { event in
      guard case .writeOffApproved(let amount, nil) = event else { return false }
      return amount > step.after.sop.writeOffLimit
    }
  }

  private var grantsOwnException: Bool {
    step.events.contains { event in
      guard case .excepted(_, _, let granter) = event else { return false }
      return !isManager(granter) || granter == before.person
    }
  }

  /// The amount in question, added up here anew.
  private func denied(_ state: CaseState) -> Int64 { state.issues.reduce(0) { $0 + $1.amount.value } }

  private var writesOffTooMuch: Bool {
    step.events.contains { event in
      switch event {
      case .writeOffRequested(let amount, _), .writeOffApproved(let amount, _):
        amount.value <= 0 || amount.value > denied(before)
      case .closed(let closing) where closing.outcome == "decision_accepted":
        (before.writeOff?.amount.value ?? .max) > denied(before) || before.writeOff?.isApproved != true
      default: false
      }
    }
  }

  private var holdsTooLong: Bool {
    step.events.contains { event in
      guard case .held(let until, _) = event else { return false }
      let limits = before.clocks.filter { before.stop(of: $0) == nil }.map {
        $0.workBy.days - Int32(step.after.sop.holdBufferDays)
      }
      return until <= step.today || limits.contains { until.days > $0 }
    }
  }

  private var appealsUnprocessable: Bool {
    guard before.clocks.allSatisfy({ $0.kind == .timelyFiling }), after.later.count == before.later.count else {
      return false
    }
    return after.clocks.contains { $0.kind == .appeal || $0.kind == .secondAppeal }
  }

  private var leavesClosed: Bool {
    step.events.allSatisfy { event in
      switch event {
      case .noted, .reopened, .remittanceArrived: true
      default: false
      }
    }
  }

  private var closesComplete: Bool {
    guard case .closed(let closing)? = step.events.last else { return true }
    let isDone = before.checklist.allSatisfy { $0.status != .open }
    let isPaid = closing.outcome == "paid" && before.later.last(where: \.isAnswer)?.effect == .paid
    return (isDone || isPaid) && closing.recovered == step.after.paidLater
      && (closing.outcome != "paid" || step.after.paidLater.value > 0)
      && (closing.outcome != "patient_share" || mayBillPatient) && after.hold == nil
  }

  private var mayBillPatient: Bool {
    before.issues.contains { $0.group == "PR" } && before.opening.lineOfBusiness != "medicaid"
  }
}
