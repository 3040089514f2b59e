import Desk
import X12

extension QueueRow: JSONShaped {
  package static let shape = JSONShape<QueueRow>("QueueRow") {
    Member("case", \.id)
    Member("sop", \.sop)
    Member("payer", \.payer)
    Member("patient", about: "Null for a case about a whole remittance.", \.patient)
    Member("denied_cents", \.denied)
    Member("expected_cents", about: "What the payer's history lets expect; null without one.", \.estimate?.expected)
    Member("history_claims", \.estimate?.claims)
    Member("reason", \.reason)
    Member("category", \.category)
    Member("age_days", \.ageDays)
    Member("clock", about: "The outside deadline that ends first.", \.deadline?.kind)
    Member("due", \.deadline?.due)
    Member("work_by", \.deadline?.workBy)
    Member("days_left", about: "Until work_by; negative when it has passed.", \.deadline?.daysLeft)
    Member("confirmed", about: "False for a default that nobody has confirmed.", \.deadline?.isConfirmed)
    Member("team", \.team)
    Member("owner", \.owner)
    Member("next_action", \.nextAction)
    Member("why", about: "Why the case stands where it stands.", \.why)
    Member("held_until", \.heldUntil)
    Member("version", about: "What a command names, so that it meets the case that was looked at.", \.version)
    Member("opened_on", \.openedOn)
    Member("escalated", \.isEscalated)
    Member("closed", \.isClosed)
    Member("explained", about: "Whether a later file explains what the payer took.", \.isExplained)
    Member("over", about: "Whether the day of a scheduled service has passed.", \.isOver)
  }
}

/// A patient as the reader may see them.
extension PatientIdentity: JSONShaped {
  package static let shape = JSONShape<PatientIdentity>("Patient") {
    Member("name", \.name)
    Member("member_id", \.memberID)
    Member("control_number", \.controlNumber)
    Member("masked", \.isMasked)
  }
}

extension Tally: JSONShaped {
  package static let shape = JSONShape<Tally>("Tally") {
    Member("cases", \.cases)
    Member("denied_cents", \.denied)
  }
}

extension QueueView: JSONShaped {
  package static let shape = JSONShape<QueueView>("Queue") {
    Member("today", \.today)
    Member("scope", \.filter.scope)
    Member("total", about: "Everything that the filters match.", \.total)
    Member("late", about: "Of the whole scope, as the next three.", \.late)
    Member("due_today", \.dueToday)
    Member("due_this_week", \.dueThisWeek)
    Member("unassigned", \.unassigned)
    Member("teams", \.teams)
    Member("payers", \.payers)
    Member("categories", \.categories)
    Member("page", \.filter.page)
    Member("pages", \.pageCount)
    Member("rows", \.rows)
  }
}

extension QueueView.Facet: JSONShaped {
  package static let shape = JSONShape<QueueView.Facet>("Facet") {
    Member("value", about: "What the filter takes.", \.value)
    Member("title", \.title)
    Member("tally", \.tally)
  }
}

extension HomeView: JSONShaped {
  package static let shape = JSONShape<HomeView>("Home") {
    Member("today", \.today)
    Member("open", \.open)
    Member("late", \.late)
    Member("due_today", \.dueToday)
    Member("due_this_week", \.dueThisWeek)
    Member("mine", \.mine)
    Member("unassigned", \.unassigned)
    Member("proposals", about: "A later remittance paid: review and close.", \.proposals)
    Member("approvals", about: "Write-offs that wait for this person.", \.approvals)
    Member("next", \.next)
    Member("quarantined_documents", \.quarantinedDocuments)
    Member("held_remittances", \.heldRemittances)
    Member("latest_documents", \.latestDocuments)
    Member("clearance", about: "Scheduled services that are not clear yet, emergencies left out.", \.clearance)
    Member("open_matches", about: "Answers that are matched to no claim: a person decides.", \.openMatches)
  }
}

extension HomeView.Clearance: JSONShaped {
  package static let shape = JSONShape<HomeView.Clearance>("ClearanceAhead") {
    Member("week", about: "Of seven days, today included.", \.week)
    Member("near", about: "Of those, today's and of the next two days.", \.near)
  }
}

extension Account: JSONShaped {
  package static let shape = JSONShape<Account>("Account") {
    Member("account", \.id.value)
    Member("login", \.login)
    Member("name", \.name)
    Member("role", \.role)
    Member("teams", \.teams)
    Member("active", \.isActive)
  }
}
