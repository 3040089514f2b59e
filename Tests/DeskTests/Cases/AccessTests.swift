import Desk
import Testing
import X12

@Suite struct AccessTests {
  /// Why a role may not; nil where it may.
  private struct Row: CustomTestStringConvertible {
    var action: Action
    var specialist: String?
    var manager: String?
    var auditor: String?
    var testDescription: String { "\(action)" }

    func reason(_ role: Role) -> String? {
      switch role {
      case .specialist: specialist
      case .manager: manager
      case .auditor: auditor
      }
    }
  }

  private static let reads = "Auditors read everything and change nothing."
  private static let rows = [
    Row(action: .signIn), Row(action: .readCases), Row(action: .readDocuments),
    Row(
      action: .openWholeDocument, specialist: "A whole file shows every patient in it: ask a manager.", auditor: reads),
    Row(action: .seePatientIdentity, auditor: "Auditors see patients masked."),
    Row(action: .ingest, auditor: reads), Row(action: .workCase, auditor: reads),
    Row(action: .assignToOthers, auditor: reads),
    Row(action: .grantException, specialist: "Only a manager may grant an exception.", auditor: reads),
    Row(
      action: .approveWriteOff(Cents(1), requestedBy: AccountID(99)),
      specialist: "Only a manager may approve a write-off.", auditor: reads),
    Row(action: .reopenCase, auditor: reads),
    Row(
      action: .postHeldRemittance,
      specialist: "Only a manager may post a remittance that is held as a suspected duplicate.", auditor: reads),
    Row(action: .matchClaims, auditor: reads),
    Row(action: .administerAccounts, specialist: "Only a manager may change accounts.", auditor: reads),
    Row(
      action: .answerUpstream(Team("Coding")),
      specialist: "Only people of Coding, or a manager, say what Coding changed.",
      auditor: reads),
    Row(action: .approveAppeal(writtenBy: AccountID(99)), auditor: reads),
  ]

  /// The number of actions: an action that is added here must get a row.
  private func ordinal(_ action: Action) -> Int {
    switch action {
    case .signIn: 0
    case .readCases: 1
    case .readDocuments: 2
    case .openWholeDocument: 3
    case .seePatientIdentity: 4
    case .ingest: 5
    case .workCase: 6
    case .assignToOthers: 7
    case .grantException: 8
    case .approveWriteOff: 9
    case .reopenCase: 10
    case .postHeldRemittance: 11
    case .matchClaims: 12
    case .administerAccounts: 13
    case .answerUpstream: 14
    case .approveAppeal: 15
    }
  }

  @Test func `Every action stands in the table once`() {
    #expect(Self.rows.map { ordinal($0.action) } == Array(0...15))
  }

  @Test func `Every role may what the table says, with the words that it says`() {
    for row in Self.rows {
      for role in Role.allCases {
        let account = Account(id: AccountID(1), login: "a", name: "A", role: role, teams: [])
        #expect(Access.refusal(row.action, by: .person(account)) == row.reason(role))
      }
    }
  }

  @Test func `A closed account may nothing`() {
    for row in Self.rows {
      for role in Role.allCases {
        let account = Account(id: AccountID(1), login: "gus", name: "A", role: role, teams: [], isActive: false)
        #expect(Access.refusal(row.action, by: .person(account)) == "The account gus is closed.")
      }
    }
  }

  @Test func `The product and its SOPs may act`() {
    for row in Self.rows {
      #expect(Access.refusal(row.action, by: .system("ingest")) == nil)
      #expect(Access.refusal(row.action, by: .sop(name: "denials")) == nil)
    }
  }

  @Test func `Nobody approves the write-off that they asked for`() {
    let action = Action.approveWriteOff(Cents(1), requestedBy: Account.mia.id)
    #expect(
      Access.refusal(action, by: .person(.mia))
        == "Nobody approves a write-off that they asked for; another manager must.")
    #expect(Access.refusal(action, by: .person(.max)) == nil)
  }

  @Test func `People of an upstream team answer for it, and for no other`() {
    let coder = Account(id: AccountID(9), login: "cal", name: "Cal", role: .specialist, teams: [Team("Coding")])
    #expect(Access.refusal(.answerUpstream(Team("Coding")), by: .person(coder)) == nil)
    #expect(Access.refusal(.answerUpstream(Team("Billing")), by: .person(coder)) != nil)
  }

  @Test func `Every command asks for one permission`() throws {
    var work = try WorkedCase()
    try work.perform(.requestWriteOff(dollars("300.00"), reason: sealed("small")), by: .sam)
    let reason = sealed("reason")
    let evidence = Evidence.proof
    let working: [CaseCommand] = [
      .take, .note(reason), .touch(Touch(kind: .fax, details: reason, promisedBy: nil)),
      .check(item: "find-auth", evidence: evidence), .uncheck(item: "find-auth", reason: reason),
      .hold(until: day("2026-03-09"), reason: reason), .resume(reason: nil),
      .requestWriteOff(Cents(1), reason: reason), .escalate(reason: reason), .addEvidence(evidence, title: reason),
      .close(outcome: "paid", typedRecovered: nil, reason: nil),
    ]
    for command in working { #expect(command.action(on: work.state) == .workCase) }
    let approval = Action.approveWriteOff(dollars("300.00"), requestedBy: Account.sam.id)
    let others: [(CaseCommand, Action)] = [
      (.assign(team: nil, person: nil, reason: nil), .assignToOthers),
      (.except(item: "find-auth", reason: reason), .grantException), (.approveWriteOff, approval),
      (.declineWriteOff(reason: reason), approval), (.reopen(reason: reason), .reopenCase),
    ]
    for (command, action) in others { #expect(command.action(on: work.state) == action) }
    for command in working + others.map(\.0) {
      #expect(work.refusal(command, by: .ada) == Refusal(.notPermitted, Self.reads))
      #expect(work.refusal(command, by: .gus) == Refusal(.notPermitted, "The account gus is closed."))
      let nobody = Refusal(.notPermitted, "Only a person works a case.")
      #expect(work.refusal(command, by: .system("ingest")) == nobody)
      #expect(work.refusal(command, by: .sop(name: "denials")) == nobody)
    }
  }
}
