import Desk
import X12

/// A case as the object of `case --json`.
struct CaseJSON {
  let view: CaseView

  var object: JSONObject {
    var object = QueueText.json(view.row)
    object.members += head + work + ending
    if let appointment = view.appointment {
      object.members.append((key: "appointment", value: ClearanceText.json(appointment)))
    }
    return object
  }

  private typealias Members = [(key: String, value: any JSONValue)]

  private var head: Members {
    let state = view.state
    let object: JSONObject = [
      "state": state.closing != nil ? "closed" : state.isHeld(on: view.today) ? "held" : "open", "today": view.today,
      "claim": view.claim, "remittance": view.set, "document": view.document, "document_name": view.documentName,
      "sop_title": view.sop.title, "sop_digest": view.sop.digest, "category_title": view.category.title,
      "guidance": view.category.guidance, "minutes": state.opening.minutes, "opened_ms": state.openedAt.milliseconds,
      "changed_ms": state.changedAt.milliseconds, "attention_on": state.attentionOn,
      "root_cause_team": state.opening.rootCauseTeam, "denied": view.denied.json, "charge": view.charge?.json,
      "paid": view.paid?.json, "recovered": view.recovered?.json,
    ]
    return object.members
  }

  private var work: Members {
    let object: JSONObject = [
      "clocks": view.state.clocks.map(clock), "checklist": view.checklist.map(item), "issues": view.issues.map(issue),
      "hold": view.state.hold.map { ["until": $0.until] as JSONObject },
      "write_off": view.state.writeOff.map { writeOff in
        [
          "cents": writeOff.amount, "requested_by": writeOff.requestedBy?.value, "approved": writeOff.isApproved,
        ] as JSONObject
      },
      "explanation": view.state.explanation.map(explanation),
      "later_remittances": view.state.later.map(later), "family": view.family.map(member),
      "files": view.files.map { ["title": $0.title, "evidence": $0.evidence.object] as JSONObject },
      "timeline": view.timeline.map(entry),
    ]
    return object.members
  }

  private var ending: Members {
    let object: JSONObject = [
      "outcomes": view.outcomes.map { outcome in
        ["id": outcome.outcome.id, "title": outcome.outcome.title, "missing": outcome.missing] as JSONObject
      },
      "root_causes": view.category.rootCauses.map { cause in
        ["id": cause.id, "title": cause.title, "team": cause.team.name] as JSONObject
      },
      "closing": view.state.closing.map { closing in
        [
          "outcome": closing.outcome, "recovered_cents": closing.recovered, "typed_cents": closing.typedRecovered,
          "root_cause": closing.rootCause.map { ["cause": $0.id, "team": $0.team.name, "on": $0.on] as JSONObject },
        ] as JSONObject
      },
    ]
    return object.members
  }

  private func clock(_ clock: ExternalClock) -> JSONObject {
    [
      "kind": clock.kind.rawValue, "anchor": clock.anchor, "anchor_source": clock.anchorSource.rawValue,
      "due": clock.due,
      "work_by": clock.workBy, "days_left": clock.workBy - view.today, "rule": clock.rule,
      "confirmed": clock.isConfirmed, "met": view.state.isMet(clock),
    ]
  }

  private func item(_ item: CaseView.ChecklistView) -> JSONObject {
    let (status, evidence): (String, Evidence?) =
      switch item.status {
      case .open: ("open", nil)
      case .done(let evidence): ("done", evidence)
      case .excepted: ("excepted", nil)
      }
    return [
      "id": item.item.id, "do": item.item.text, "needs_evidence": item.item.needsEvidence, "status": status,
      "evidence": evidence?.object, "exception_reason": item.exceptionReason, "exception_by": item.exceptionBy,
    ]
  }

  private func issue(_ view: CaseView.IssueView) -> JSONObject {
    let issue = view.issue
    let document = view.amount.sources.first?.document ?? self.view.document
    return [
      "claim": issue.claim, "line": issue.line, "procedure": view.procedure, "group": view.groupMeaning.json,
      "reason": view.reasonMeaning.json, "remarks": view.remarks.map(\.json), "category": issue.category,
      "cents": issue.amount, "full": issue.isFull,
      "citation": issue.citation.map { citation in
        [
          "document": document, "start": citation.segment.start, "end": citation.segment.end,
          "element": citation.element,
        ] as JSONObject
      },
      "reference": view.reference, "amount": view.amount.json,
    ]
  }

  private func later(_ later: LaterRemittance) -> JSONObject {
    [
      "claim": later.claim, "remittance": later.set, "effect": later.effect.rawValue, "paid_cents": later.paid,
      "recovered_cents": later.recovered, "on": later.on,
    ]
  }

  private func explanation(_ explanation: TakebackExplanation) -> JSONObject {
    let (claim, item): (ClaimID?, Int?) =
      switch explanation.source {
      case .reversal(let claim): (claim, nil)
      case .forwarded(let item): (nil, item)
      }
    return ["remittance": explanation.set, "claim": claim, "item": item, "words": explanation.words]
  }

  private func member(_ member: CaseView.FamilyMember) -> JSONObject {
    [
      "claim": member.claim, "remittance": member.set, "payer": member.payer, "status": member.status.json,
      "payment_date": member.paymentDate, "charge": member.charge.json, "paid": member.paid.json,
    ]
  }

  private func entry(_ entry: CaseView.TimelineEntry) -> JSONObject {
    [
      "version": entry.version, "at_ms": entry.at.milliseconds, "actor": entry.actor, "what": entry.what,
      "text": entry.text, "evidence": entry.evidence?.object, "amounts": entry.amounts.map(\.json),
    ]
  }
}
