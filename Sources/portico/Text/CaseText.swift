import Desk
import X12

/// A case as people read it on a terminal.
struct CaseText {
  let view: CaseView
  let clock: DeskClock

  /// Everything, the most important first.
  var lines: [String] {
    var lines = head
    for (title, body) in [
      ("Clearance", clearance), ("Denied", issues), ("Deadlines", clocks), ("Checklist", checklist),
      ("To close", outcomes), ("Root causes to close with (--cause)", rootCauses), ("Files", files),
      ("Other remittances for this claim", family), ("What happened", timeline),
    ] where !body.isEmpty {
      lines += ["", title] + body.map { "  " + $0 }
    }
    return lines
  }

  private var head: [String] {
    let row = view.row
    var lines = ["Case \(row.id) · \(view.category.title) · \(row.payer)"]
    if let patient = view.patient {
      lines.append("\(patient.name) · member \(patient.memberID) · account \(patient.controlNumber)")
    }
    if let appointment = view.appointment { lines.append(appointment.headline) }
    var money = ["\(view.denied.amount.dollars) in question"]
    if !row.isPaid, !row.isClosed, let estimate = row.estimate {
      money.append("\(estimate.expected.dollars) expected, from \(counted(estimate.claims, "paid claim"))")
    }
    if let recovered = view.recovered { money.append("\(recovered.amount.dollars) recovered") }
    if view.appointment == nil { lines.append(money.joined(separator: " · ")) }
    lines.append(
      "\(row.team) · \(row.owner ?? "nobody has taken it") · open for \(counted(row.ageDays, "day")) · version \(row.version)"
    )
    if let closing = view.state.closing {
      lines.append("Closed: \(view.sop.outcome(closing.outcome, in: row.category)?.title ?? closing.outcome)")
      if let cause = closing.rootCause {
        lines.append("Root cause, for \(cause.team): \(view.sop.rootCause(cause.id)?.title ?? cause.id)")
      }
    }
    if let held = row.heldUntil { lines.append("On hold until \(held)") }
    if let explanation = view.state.explanation {
      lines.append("Explained by remittance \(explanation.set): \(explanation.words)")
    }
    if let writeOff = view.state.writeOff {
      lines.append(
        "Write-off of \(writeOff.amount.dollars): \(writeOff.isApproved ? "approved" : "waits for a manager")")
    }
    if view.state.closing == nil { lines += ["Next: \(row.nextAction)", "Why here: \(row.why)"] }
    return lines
  }

  /// What the service needs, with what is known of it.
  var clearance: [String] {
    view.appointment?.elements.map { element in
      let finding = element.isExcepted ? "excepted" : element.finding?.inWords ?? "not checked"
      let told = element.by.map { " (\($0))" } ?? ""
      return "\(element.element.rawValue): \(finding)\(element.approvalNumber.map { ", number \($0)" } ?? "")\(told)"
    } ?? []
  }

  private var issues: [String] {
    view.issues.flatMap { issue in
      let whole = issue.issue.isProviderLevel ? "outside any claim" : "whole claim"
      let reference = issue.reference.map { "reference \($0)" }
      let place = [issue.issue.line.map { "line \($0)" } ?? whole, issue.procedure, reference].compactMap { $0 }
      let code = [issue.issue.group, issue.issue.reason].filter { !$0.isEmpty }.joined(separator: "-")
      let source = issue.amount.sources.first.map { ", bytes \($0.range.start)-\($0.range.end)" } ?? ""
      return [
        "\(issue.amount.amount.dollars)  \(code)  \(issue.reasonMeaning.meaning ?? "")  (\(place.joined(separator: ", "))\(source))"
      ] + issue.remarks.map { "    \($0.text)" } + (issue.reasonMeaning.nextStep.map { ["    next: \($0)"] } ?? [])
    }
  }

  private var clocks: [String] {
    view.state.clocks.map { clock in
      let left = clock.workBy - view.today
      let isRunning = !view.row.isPaid && !view.row.isClosed
      let days =
        view.state.stop(of: clock)?.title.lowercased()
        ?? (!isRunning
          ? "no longer needed"
          : left < 0 ? "\(counted(-left, "day")) late" : left == 0 ? "today" : "\(counted(left, "day")) left")
      return "\(clock.kind.title): due \(clock.due), work by \(clock.workBy), \(days); counted from the "
        + "\(clock.anchorSource.title) \(clock.anchor) by \(clock.rule)\(clock.isConfirmed ? "" : " (not confirmed)")"
    }
  }

  /// The items with their ids.
  var checklist: [String] {
    view.checklist.map { item in
      switch item.status {
      case .open: "[ ] \(item.item.id): \(item.item.text)\(item.item.needsEvidence ? " (needs evidence)" : "")"
      case .done(let evidence): "[x] \(item.item.id): \(item.item.text)\(evidence.map { " (\($0.text))" } ?? "")"
      case .excepted:
        "[-] \(item.item.id): \(item.item.text) (exception by \(item.exceptionBy ?? "a manager"): \(item.exceptionReason ?? "erased"))"
      }
    }
  }

  /// The outcomes with what each lacks; none when the case is closed.
  var outcomes: [String] {
    guard view.state.closing == nil, let first = view.outcomes.first else { return [] }
    // What every outcome lacks is said once: mostly the open items of the checklist.
    let always = first.missing.filter { text in view.outcomes.allSatisfy { $0.missing.contains(text) } }
    let own = view.outcomes.map { outcome in
      let missing = outcome.missing.filter { !always.contains($0) }
      let needs = missing.isEmpty ? "" : " (\(missing.joined(separator: "; ")))"
      return "\(outcome.outcome.id): \(outcome.outcome.title)\(needs)"
    }
    return own + (always.isEmpty ? [] : ["whatever the outcome:"] + always.map { "  \($0)" })
  }

  /// The root causes with their ids; none when the case is closed.
  private var rootCauses: [String] {
    guard view.state.closing == nil else { return [] }
    return view.category.rootCauses.map { "\($0.id): \($0.title) (\($0.team))" }
  }

  private var files: [String] { view.files.map { "\($0.title): \($0.evidence.text)" } }

  private var family: [String] {
    view.family.map { member in
      "\(member.paymentDate?.description ?? "no date")  claim \(member.claim)  \(member.payer)  \(member.status.text)  "
        + "charged \(member.charge.amount.dollars), paid \(member.paid.amount.dollars)"
    }
  }

  private var timeline: [String] {
    view.timeline.flatMap { entry in
      ["\(clock.text(entry.at))  \(entry.actor) \(entry.what)"] + (entry.text.map { ["    “\($0)”"] } ?? [])
    }
  }
}
