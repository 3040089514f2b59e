import Desk
import X12

/// Scheduled services by day; cards on a narrow screen.
struct ClearanceTable {
  var rows: [ClearanceView.ServiceRow]
  var today: CalendarDate

  /// The table, one body for each day.
  var html: HTML {
    """
    <table class="queue cards services"><caption class="visually-hidden">Scheduled services by day</caption>
    <thead><tr><th scope="col" class="case">Case</th><th scope="col" class="deadline">Day, time</th>\
    <th scope="col" class="who">Patient</th><th scope="col" class="payer">Service</th>\
    <th scope="col" class="state">State</th><th scope="col" class="next">What is missing</th>\
    <th scope="col" class="owner">Owner</th></tr></thead>
    \(days.map(body))</table>
    """
  }

  private var days: [[ClearanceView.ServiceRow]] {
    rows.reduce(into: []) { days, row in
      if days.last?.last?.service.on == row.service.on {
        days[days.count - 1].append(row)
      } else {
        days.append([row])
      }
    }
  }

  private func body(_ rows: [ClearanceView.ServiceRow]) -> HTML {
    guard let day = rows.first?.service.on else { return .nothing }
    return """
      <tbody><tr class="day"><th scope="rowgroup" colspan="7">\(day.weekdayName) \(day.html)\
      \(if: day == today, " \(badge("Today", "now"))")</th></tr>
      \(rows.map(line))</tbody>
      """
  }

  private func line(_ row: ClearanceView.ServiceRow) -> HTML {
    """
    <tr\(row.id.map { " data-case=\"\($0)\"" })><th scope="row" class="case">\(row.id.map(link) ?? noCase)</th>\
    <td class="deadline"><b>\(row.service.at?.description ?? "no time")</b>\(clock(row))</td>\
    <td class="who">\(row.patient.html)\(row.service.birthDate.map { "<span class=\"sub\">born \($0.html)</span>" })</td>\
    <td class="payer"><span class="payer-name">\(row.service.serviceName.isEmpty ? row.service.service : row.service.serviceName)\
    </span><span class="sub"><span class="code">\(row.service.service)</span> \(row.service.location)</span>\
    \(if: row.service.urgency == .urgent, badge("Urgent", "late"))</td>\
    <td class="state" data-label="State">\(row.state.html)</td>\
    <td class="next">\(missing(row))\(row.vanished.map { "<span class=\"sub why\">\($0.words)</span>" })</td>\
    <td class="owner" data-label="Owner">\(owner(row))</td></tr>

    """
  }

  private func link(_ id: CaseID) -> HTML {
    "<a href=\"\(Path.of(id))\" data-open><span class=\"visually-hidden\">Case </span>\(id)</a>"
  }

  private var noCase: HTML { "<span class=\"none\">no case</span>" }

  /// An emergency has no clock (guardrail G1).
  private func clock(_ row: ClearanceView.ServiceRow) -> HTML {
    switch (row.state, row.daysLeft) {
    case (.emergency, _): .nothing
    case (.cleared, _): "<span class=\"sub\">cleared</span>"
    case (_, 0): "<span class=\"days soon\">Today</span>"
    case (_, ..<0): "<span class=\"days late\">\(counted(-row.daysLeft, "day")) ago</span>"
    default: "<span class=\"days \(row.daysLeft <= 3 ? "soon" : "calm")\">\(counted(row.daysLeft, "day")) left</span>"
    }
  }

  private func missing(_ row: ClearanceView.ServiceRow) -> HTML {
    if row.state == .emergency {
      return row.id == nil
        ? "Care comes first: nothing is asked for." : "Care came first; what it left is worked in its case."
    }
    guard !row.gaps.isEmpty else { return "<span class=\"none\">Nothing</span>" }
    return "<ul class=\"gaps\">\(row.gaps.map { "<li>\($0.words)</li>" as HTML })</ul>"
  }

  private func owner(_ row: ClearanceView.ServiceRow) -> HTML {
    let team: HTML = row.team.map { "<span class=\"sub\">\($0)</span>" } ?? .nothing
    guard row.id != nil else { return "<span class=\"none\">–</span>" }
    guard let name = row.owner else { return "<span class=\"none\">Unassigned</span>\(team)" }
    return "<span\(if: row.isMine, " class=\"mine\"")>\(row.isMine ? "You" : name)</span>\(team)"
  }
}
