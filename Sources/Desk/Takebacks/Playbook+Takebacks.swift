import CEL
import X12

/// Money that a payer took outside any claim, as the store hands it to the SOPs.
package struct TakebackFacts: Sendable {
  package var item: ProviderItem
  package var payer: PayerID
  package var payerIdentifier: String
  /// Whether a reversal or a forwarded balance in the payer's posted remittances explains it.
  package var isExplained: Bool

  package init(item: ProviderItem, payer: PayerID, payerIdentifier: String, isExplained: Bool) {
    self.item = item
    self.payer = payer
    self.payerIdentifier = payerIdentifier
    self.isExplained = isExplained
  }

  func bindings() throws(EvaluationError) -> Bindings {
    var values = Bindings(in: SOPFacts.takeback)
    try values.bind("takeback.reason", to: .string(item.reason))
    try values.bind("takeback.amount", to: .int(item.amount.value))
    try values.bind("takeback.explained", to: .bool(isExplained))
    try values.bind("takeback.payer", to: .string(payerIdentifier))
    return values
  }
}

extension SOPFacts {
  /// The fields for a rule about money taken outside any claim.
  package static let takeback = Environment([
    "takeback": .object(
      "takeback", ["reason": .string, "amount": .int, "explained": .bool, "payer": .string])
  ])
}

extension Playbook {
  /// The case that a takeback opens, or nil when no rule holds.
  package func opening(
    for facts: TakebackFacts, number: CaseID, today: CalendarDate
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    let item = facts.item
    let values = try facts.bindings()
    for sop in sops {
      guard let rule = try sop.firstRule(.takeback, values), let id = rule.category else { continue }
      let category = sop.workingCategory(id)
      let issue = CaseIssue(
        claim: nil, line: nil, group: ProviderItem.group, reason: item.reason, category: id, amount: item.amount,
        isFull: true, citation: item.citation)
      return (
        sop,
        CaseOpening(
          number: number, sop: sop.name, subject: .takeback(item.set, item: item.ordinal), set: item.set,
          payer: facts.payer, lineOfBusiness: "", category: id, group: issue.group, reason: issue.reason,
          issues: [issue], rootCauseTeam: category.team.name, team: category.team, clocks: [],
          checklist: category.checklist.map(\.id), minutes: category.minutes, estimate: nil, openedOn: today,
          attentionOn: sop.attention(clocks: [], openedOn: today),
          isBelowFloor: item.amount < (sop.payerFloors[facts.payerIdentifier] ?? sop.dollarFloor))
      )
    }
    return nil
  }
}
