import Desk
import Trail
import X12

extension CaseView: JSONShaped {
  package static let shape = JSONShape<CaseView>("Case") {
    QueueRow.shape.members(of: \CaseView.row)
    head
    work
    ending
  }

  @Members<CaseView> private static var head: [Member<CaseView>] {
    Member("state", \.standing)
    Member("today", \.today)
    Member("claim", about: "The remitted claim that opened the case.", \.claim)
    Member("remittance", \.set)
    Member("document", \.document)
    Member("document_name", \.documentName)
    Member("sop_title", \.sop.title)
    Member("sop_digest", about: "The version that the case is worked under.", \.sop.digest)
    Member("category_title", \.category.title)
    Member("guidance", \.category.guidance)
    Member("minutes", \.state.opening.minutes)
    Member("opened_ms", about: "Milliseconds since 1970 UTC.", \.state.openedAt.milliseconds)
    Member("changed_ms", \.state.changedAt.milliseconds)
    Member("attention_on", \.state.attentionOn)
    Member("root_cause_team", \.state.opening.rootCauseTeam)
    Member("denied", \.denied)
    Member("charge", \.charge)
    Member("paid", \.paid)
    Member("recovered", about: "Computed from later remittances.", \.recovered)
  }

  @Members<CaseView> private static var work: [Member<CaseView>] {
    Member("clocks") { view in
      view.state.clocks.map { ClockOfCase(clock: $0, today: view.today, isMet: view.state.isMet($0)) }
    }
    Member("checklist", \.checklist)
    Member("issues") { view in view.issues.map { IssueOfCase(view: $0, opening: view.document) } }
    Member("hold", \.state.hold)
    Member("write_off", \.state.writeOff)
    Member("explanation", about: "What explains money that the payer took.", \.state.explanation)
    Member("later_remittances", \.state.later)
    Member("family", about: "Other remittances for the same claim.", \.family)
    Member("files", \.files)
    Member("timeline", \.timeline)
  }

  @Members<CaseView> private static var ending: [Member<CaseView>] {
    Member("outcomes", \.outcomes)
    Member("root_causes", about: "Of which one is named when the case is closed.", \.category.rootCauses)
    Member("closing", \.state.closing)
    Member("appointment", about: "The scheduled service that the case clears.", \.appointment)
  }

  private var standing: Standing { state.closing != nil ? .closed : state.isHeld(on: today) ? .held : .open }

  private enum Standing: String, JSONChoice { case closed, held, open }
}

/// A deadline with the days that are left.
private struct ClockOfCase: JSONShaped {
  var clock: ExternalClock
  var today: CalendarDate
  var isMet: Bool

  static let shape = JSONShape<ClockOfCase>("Clock") {
    Member("kind", \.clock.kind)
    Member("anchor", \.clock.anchor)
    Member("anchor_source", \.clock.anchorSource)
    Member("due", \.clock.due)
    Member("work_by", \.clock.workBy)
    Member("days_left") { $0.clock.workBy - $0.today }
    Member("rule", \.clock.rule)
    Member("confirmed", \.clock.isConfirmed)
    Member("met", about: "Whether what it asks for was done.", \.isMet)
  }
}

extension CaseView.ChecklistView: JSONShaped {
  package static let shape = JSONShape<CaseView.ChecklistView>("ChecklistItem") {
    Member("id", \.item.id)
    Member("do", \.item.text)
    Member("needs_evidence", \.item.needsEvidence)
    Member("status", \.progress.status)
    Member("evidence", \.progress.evidence)
    Member("exception_reason", \.exceptionReason)
    Member("exception_by", \.exceptionBy)
  }

  private enum Progress: String, JSONChoice { case open, done, excepted }

  private var progress: (status: Progress, evidence: Evidence?) {
    switch status {
    case .open: (.open, nil)
    case .done(let evidence): (.done, evidence)
    case .excepted: (.excepted, nil)
    }
  }
}

/// A denied amount with the document in which it stands.
private struct IssueOfCase: JSONShaped {
  var view: CaseView.IssueView
  /// The document that opened the case.
  var opening: Digest

  static let shape = JSONShape<IssueOfCase>("Issue") {
    Member("claim", \.view.issue.claim)
    Member("line", \.view.issue.line)
    Member("procedure", \.view.procedure)
    Member("group", \.view.groupMeaning)
    Member("reason", \.view.reasonMeaning)
    Member("remarks", \.view.remarks)
    Member("category", \.view.issue.category)
    Member("cents", \.view.issue.amount)
    Member("full", \.view.issue.isFull)
    Member("citation", \.citation)
    Member("reference", about: "The payer's reference of money taken outside any claim.", \.view.reference)
    Member("amount", \.view.amount)
  }

  private var citation: CitedElement? {
    view.issue.citation.map { CitedElement(document: view.amount.sources.first?.document ?? opening, citation: $0) }
  }
}

/// An element of a segment of a document.
private struct CitedElement: JSONShaped {
  var document: Digest
  var citation: Citation

  static let shape = JSONShape<CitedElement>("CitedElement") {
    Member("document", \.document)
    Member("start", \.citation.segment.start)
    Member("end", \.citation.segment.end)
    Member("element", \.citation.element)
  }
}

extension CaseState.Hold: JSONShaped {
  package static let shape = JSONShape<CaseState.Hold>("Hold") { Member("until", \.until) }
}

extension CaseState.WriteOff: JSONShaped {
  package static let shape = JSONShape<CaseState.WriteOff>("WriteOff") {
    Member("cents", \.amount)
    Member("requested_by", about: "An account.", \.requestedBy?.value)
    Member("approved", \.isApproved)
  }
}

extension LaterRemittance: JSONShaped {
  package static let shape = JSONShape<LaterRemittance>("LaterRemittance") {
    Member("claim", \.claim)
    Member("remittance", \.set)
    Member("effect", \.effect)
    Member("paid_cents", \.paid)
    Member("recovered_cents", \.recovered)
    Member("on", \.on)
  }
}

extension CaseView.FamilyMember: JSONShaped {
  package static let shape = JSONShape<CaseView.FamilyMember>("FamilyMember") {
    Member("claim", \.claim)
    Member("remittance", \.set)
    Member("payer", \.payer)
    Member("status", \.status)
    Member("payment_date", \.paymentDate)
    Member("charge", \.charge)
    Member("paid", \.paid)
  }
}

extension CaseView.FileView: JSONShaped {
  package static let shape = JSONShape<CaseView.FileView>("AttachedFile") {
    Member("title", \.title)
    Member("evidence", \.evidence)
  }
}

extension CaseView.TimelineEntry: JSONShaped {
  package static let shape = JSONShape<CaseView.TimelineEntry>("TimelineEntry") {
    Member("version", \.version)
    Member("at_ms", \.at.milliseconds)
    Member("actor", \.actor)
    Member("what", \.what)
    Member("text", about: "The words that were written, unless they were erased.", \.text)
    Member("evidence", \.evidence)
    Member("amounts", \.amounts)
  }
}

extension CaseView.OutcomeView: JSONShaped {
  package static let shape = JSONShape<CaseView.OutcomeView>("CaseOutcome") {
    Member("id", \.outcome.id)
    Member("title", \.outcome.title)
    Member("missing", about: "What stands in the way; empty when the case may close like this.", \.missing)
  }
}

extension Closing: JSONShaped {
  package static let shape = JSONShape<Closing>("Closing") {
    Member("outcome", \.outcome)
    Member("recovered_cents", about: "Computed from later remittances.", \.recovered)
    Member("typed_cents", about: "Typed by a person because no remittance shows it.", \.typedRecovered)
    Member("root_cause", \.rootCause)
  }
}

extension Closing.RootCause: JSONShaped {
  package static let shape = JSONShape<Closing.RootCause>("NamedRootCause") {
    Member("cause", \.id)
    Member("team", \.team)
    Member("on", \.on)
  }
}

extension SOP.RootCause: JSONShaped {
  package static let shape = JSONShape<SOP.RootCause>("RootCause") {
    Member("id", \.id)
    Member("title", \.title)
    Member("team", \.team)
  }
}

extension TakebackExplanation: JSONShaped {
  package static let shape = JSONShape<TakebackExplanation>("TakebackExplanation") {
    Member("remittance", \.set)
    Member("claim", about: "The reversed claim.", \.claim)
    Member("item", about: "The position of the forwarded balance among the remittance's PLB items.", \.item)
    Member("words", \.words)
  }

  private var claim: ClaimID? { if case .reversal(let claim) = source { claim } else { nil } }
  private var item: Int? { if case .forwarded(let item) = source { item } else { nil } }
}
