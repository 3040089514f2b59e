import X12

/// The things that the product lets somebody do, as far as permission goes.
package enum Action: Hashable, Sendable {
  case signIn
  case readCases
  case readDocuments
  /// See a whole file with every patient in it; needs a reason (guardrail G6).
  case openWholeDocument
  /// See patient names and identifiers unmasked (guardrail G7).
  case seePatientIdentity
  case ingest
  case workCase
  /// Give a case to another person or team.
  case assignToOthers
  /// Allow a checklist item to be skipped.
  case grantException
  /// Approve a write-off of this size that the named account asked for.
  case approveWriteOff(Cents, requestedBy: AccountID)
  case reopenCase
  /// Say which sent claim an answer is about, and which claims are one family.
  case matchClaims
  /// Take the second look at an appeal's packet that the named account wrote.
  case approveAppeal(writtenBy: AccountID)
  case postHeldRemittance
  case administerAccounts
  /// Say what a team changed because of the denials on its list.
  case answerUpstream(Team)
}

/// Who may do what. Every use case asks here, and nothing else decides.
package enum Access {
  /// Nil when the actor may; otherwise the reason why not, in words for the person.
  package static func refusal(_ action: Action, by actor: Actor) -> String? {
    switch actor {
    case .sop, .system: nil
    case .person(let account): refusal(action, by: account)
    }
  }

  private static func refusal(_ action: Action, by account: Account) -> String? {
    guard account.isActive else { return "The account \(account.login) is closed." }
    switch (action, account.role) {
    case (.signIn, _), (.readCases, _), (.readDocuments, _):
      return nil
    case (_, .auditor):
      return action == .seePatientIdentity
        ? "Auditors see patients masked." : "Auditors read everything and change nothing."
    case (.approveAppeal(let writer), _):
      return writer == account.id ? "Nobody takes the second look at a packet of their own; somebody else must." : nil
    case (.approveWriteOff(_, let requester), .manager):
      return requester == account.id ? "Nobody approves a write-off that they asked for; another manager must." : nil
    case (_, .manager):
      return nil
    case (.seePatientIdentity, .specialist), (.ingest, .specialist), (.workCase, .specialist),
      (.assignToOthers, .specialist), (.reopenCase, .specialist), (.matchClaims, .specialist):
      return nil
    case (.answerUpstream(let team), .specialist):
      return account.teams.contains(team)
        ? nil : "Only people of \(team), or a manager, say what \(team) changed."
    case (.openWholeDocument, .specialist):
      return "A whole file shows every patient in it: ask a manager."
    case (.grantException, .specialist):
      return "Only a manager may grant an exception."
    case (.approveWriteOff, .specialist):
      return "Only a manager may approve a write-off."
    case (.postHeldRemittance, .specialist):
      return "Only a manager may post a remittance that is held as a suspected duplicate."
    case (.administerAccounts, .specialist):
      return "Only a manager may change accounts."
    }
  }
}
