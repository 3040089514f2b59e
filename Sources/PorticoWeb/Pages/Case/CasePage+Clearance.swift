import Desk
import X12

extension CasePage {
  /// The service, when and for whom, then the numbers.
  func serviceHeader(_ appointment: AppointmentView) -> HTML {
    let service = appointment.service
    return """
      <div class="head case-head"><div>
      <h1>\(service.serviceName.isEmpty ? service.service : service.serviceName) <span class="of">\(service.on.weekdayName) \
      \(service.on.html)\(service.at.map { " \($0.description)" } ?? "")</span></h1>
      <p class="who">\(appointment.patient.html)\
      \(service.birthDate.map { "<span class=\"sub\">born \($0.html)</span>" }) <span class="payer">\(view.payerName)</span></p>
      </div>\(serviceState(appointment))</div>
      <dl class="facts strip">
      \((isOpen ? view.row.deadline : nil).map { "<div class=\"deadline\"><dt>Deadline</dt><dd>\($0.html)</dd></div>" })
      <div><dt>Next</dt><dd class="next">\(isOpen ? view.row.nextAction : "Nothing: the case is closed")</dd></div>
      <div><dt>Urgency</dt><dd>\(service.urgency.title)</dd></div>
      <div><dt>Place</dt><dd>\(service.location.isEmpty ? "not sent" : service.location)</dd></div>
      <div><dt>Age</dt><dd>\(counted(view.row.ageDays, "day"))<span class="sub">opened \
      \(view.state.opening.openedOn.html)</span></dd></div>
      </dl>
      """
  }

  private func serviceState(_ appointment: AppointmentView) -> HTML {
    """
    <p class="badges">\(isOpen ? badge("Open") : badge("Closed", "done"))\
    \(if: appointment.visit.isCancelled, badge("Cancelled", "blocked"))\(appointment.state?.html)\
    \(if: appointment.visit.urgency == .urgent, badge("Urgent", "late"))\
    \(if: view.state.isEscalated, badge("Escalated", "blocked"))\
    \(if: view.state.isHeld(on: view.today), badge("On hold", "blocked"))\
    \(if: readOnly == nil, " <a class=\"button\" href=\"#notes\">Write a note</a>")\
    \(if: canWork, " <a class=\"button\" href=\"#close\">Close the case</a>")</p>
    """
  }

  /// The middle column of a case about a scheduled service.
  func serviceTabs(_ appointment: AppointmentView) -> HTML {
    """
    <nav class="tabs-line" aria-label="Parts of the case" data-tabs><ul>\
    <li><a href="#clearance">\(appointment.visit.urgency == .emergency ? "Follow-up" : "Clearance")</a></li>\
    <li><a href="#schedule">Schedule</a></li>\
    <li><a href="#evidence">Evidence (\(view.files.count))</a></li><li><a href="#notes">Notes and touches</a></li>\
    </ul></nav>
    <div class="tabs">
    <section id="clearance" aria-label="Clearance">\(clearance(appointment))</section>
    <section id="schedule" aria-label="Schedule">\(schedule(appointment))</section>
    <section id="evidence" aria-label="Evidence">\(evidence)</section>
    <section id="notes" aria-label="Notes and touches">\(notes)</section>
    </div>
    """
  }

  private func clearance(_ appointment: AppointmentView) -> HTML {
    """
    <div class="guidance"><h2>How this desk works it</h2><p>\(view.category.guidance)</p></div>
    \(if: appointment.visit.urgency == .emergency, careFirst)
    <ol class="elements">\(appointment.elements.map { element($0, on: appointment.visit.on) })</ol>
    """
  }

  private var careFirst: HTML {
    "<p>Care comes first. Nothing is asked for before or during this visit; the steps on the right are for the days after it.</p>"
  }

  private func element(_ view: AppointmentView.ElementView, on day: CalendarDate) -> HTML {
    """
    <li class="element" id="element-\(view.element.rawValue)"><div class="element-head"><h3>\(view.element.title)</h3>\
    \(standing(view, on: day))</div>
    \(view.finding.map { finding($0, view, on: day) })
    \(if: canWork && !view.isExcepted, recording(view))</li>
    """
  }

  private func standing(_ view: AppointmentView.ElementView, on day: CalendarDate) -> HTML {
    if view.isExcepted { return badge("Excepted", "blocked") }
    guard let finding = view.finding else { return badge("Not checked") }
    return switch finding.standing(on: day) {
    case .clears: badge("Clear", "done")
    case .pending: badge("Waiting")
    case .undetermined: badge("Undetermined", "soon")
    case .against: badge("Not clear", "late")
    }
  }

  private func finding(
    _ finding: ClearanceFinding, _ view: AppointmentView.ElementView, on day: CalendarDate
  ) -> HTML {
    """
    <p>\(view.element.words(finding.status).firstUppercased)\(approval(finding, view.approvalNumber, on: day))\
    \(view.note.map { "<span class=\"sub\">“\($0)”</span>" })\
    <span class="sub">\(view.by.map { "recorded by \($0)" }) \(view.at.map { "on \(context.text($0))" })</span></p>
    """
  }

  private func approval(_ finding: ClearanceFinding, _ number: String?, on day: CalendarDate) -> HTML {
    guard case .authorization(.approved(let approval)) = finding else { return .nothing }
    return """
      : <span class="code">\(number ?? "")</span>, \(approval.from.html) to \(approval.through.html), \
      \(counted(approval.units, "unit"))\
      \(if: !approval.covers(day), " \(badge("Does not cover \(day.description)", "late"))")
      """
  }

  private func recording(_ view: AppointmentView.ElementView) -> HTML {
    form(
      "clear", name: "row",
      """
      <input type="hidden" name="element" value="\(view.element.rawValue)">\
      \(Field.choice("status", "Status", view.element.statuses.map { ($0, view.element.words($0).firstUppercased) }, selected: view.finding?.status, none: "Choose"))
      \(Field.text("note", "Who said so, reference", required: false))\
      <button>Record</button>\
      \(if: view.element == .authorization, approvalFields)
      """)
  }

  private var approvalFields: HTML {
    disclosure(
      "Number, dates and units of an approval", name: "action",
      """
      <div class="grid">\(Field.text("authorization_number", "Authorization number", required: false))\
      \(Field.date("from", "First day", required: false))\(Field.date("through", "Last day", required: false))\
      \(Field.text("units", "Units", required: false))</div>
      """)
  }

  private func schedule(_ appointment: AppointmentView) -> HTML {
    let service = appointment.service
    func fact(_ name: String, _ value: String) -> HTML {
      "<div><dt>\(name)</dt><dd>\(value.isEmpty ? "not sent" : value)</dd></div>"
    }
    return """
      <dl class="facts">
      \(fact("Appointment", service.number))\(fact("Service", "\(service.service) \(service.serviceName)".trimmedText))
      \(fact("Ordered by", service.orderingProvider))\(fact("Payer", view.payerName))\(fact("Member id", service.memberID))
      \(fact("Patient number", service.patient))\(fact("Sex", service.sex))
      \(fact("Authorization in the schedule", service.authorizationNumber))
      </dl>
      <p class="sub">An authorization in the schedule clears nothing by itself: compare it, then record it.</p>
      <h2>What schedules said</h2><table class="cards"><thead><tr><th scope="col">File</th><th scope="col">Line</th>\
      <th scope="col">Day, time</th><th scope="col">Standing</th></tr></thead><tbody>\(appointment.rows.map(row))</tbody></table>
      """
  }

  private func row(_ row: AppointmentView.RowView) -> HTML {
    """
    <tr><th scope="row" class="name"><a href="\(Path.document(row.document))">\(row.documentName)</a></th>\
    <td data-label="Line"><a href="\(Path.bytes(row.range, of: row.document))">line \(row.line)</a></td>\
    <td data-label="Day, time">\(row.on.html)\(row.at.map { " \($0.description)" } ?? "")</td>\
    <td data-label="Standing">\(row.status.rawValue)</td></tr>
    """
  }
}

extension String {
  /// The text with a capital letter first.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
  /// The text without spaces at its ends.
  fileprivate var trimmedText: String { split(separator: " ").joined(separator: " ") }
}
