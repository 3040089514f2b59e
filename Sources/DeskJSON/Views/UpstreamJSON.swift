import Desk
import X12

extension UpstreamOverview: JSONShaped {
  package static let shape = JSONShape<UpstreamOverview>("Upstream") {
    Member("today", \.today)
    Member("teams", about: "The reader's own teams first, then those with the most denials.", \.teams)
  }
}

extension UpstreamOverview.TeamRow: JSONShaped {
  package static let shape = JSONShape<UpstreamOverview.TeamRow>("UpstreamTeamRow") {
    Member("team", \.team)
    Member("mine", about: "Whether the reader is of the team.", \.isMine)
    Member("last_change_from", about: "The day from which its last change holds.", \.lastChange)
    UpstreamFigures.shape.members(of: \UpstreamOverview.TeamRow.figures)
  }
}

extension UpstreamView: JSONShaped {
  package static let shape = JSONShape<UpstreamView>("UpstreamTeam") {
    Member("team", \.team)
    Member("today", \.today)
    UpstreamFigures.shape.members(of: \UpstreamView.figures)
    Member("causes", about: "The causes with denials in either period, those with the most first.", \.causes)
    Member("changes", about: "What the team changed, the newest first.", \.changes)
    Member("known_causes", about: "Every cause that a change may be about.", \.known)
  }
}

extension UpstreamView.CauseRow: JSONShaped {
  package static let shape = JSONShape<UpstreamView.CauseRow>("UpstreamCause") {
    Member("cause", \.id)
    Member("title", \.title)
    UpstreamFigures.shape.members(of: \UpstreamView.CauseRow.figures)
  }
}

extension UpstreamFigures: JSONShaped {
  package static let shape = JSONShape<UpstreamFigures>("UpstreamFigures") {
    Member("last_30_days", about: "By the day on which the case was closed.", \.now)
    Member("30_days_before", \.before)
    Member("trend", \.trend)
  }
}

extension UpstreamFigures.Trend: JSONDescribed {
  package static var schema: JSONSchema { .choice(allCases.map(\.words)) }
  package func write(to text: inout String) { words.write(to: &text) }
}

extension DenialSum: JSONShaped {
  package static let shape = JSONShape<DenialSum>("DenialSum") {
    Member("denials", \.denials)
    Member("denied_cents", \.denied)
    Member("recovered_cents", about: "Computed from later remittances.", \.recovered)
  }
}

extension UpstreamView.ChangeView: JSONShaped {
  package static let shape = JSONShape<UpstreamView.ChangeView>("UpstreamChange") {
    Member("from", about: "The day from which it holds.", \.from)
    Member("cause", about: "The root cause that it is about; null for all of the team.", \.cause)
    Member("title", about: "The root cause in words.", \.causeTitle)
    Member("text", about: "The words of the team, unless they were erased.", \.text)
    Member("by", \.by)
    Member("at_ms", about: "Milliseconds since 1970 UTC.", \.at.milliseconds)
    Member("before", about: "By date of service, as many days before the change as have passed since.", \.effect.before)
    Member("after", about: "Null while the change is still to come.", \.effect.after)
  }
}

extension ChangeEffect.Side: JSONShaped {
  package static let shape = JSONShape<ChangeEffect.Side>("ChangeSide") {
    Member("from", \.days.lowerBound)
    Member("through", \.days.upperBound)
    Member("denials", about: "Those that the change is about.", \.hits.denials)
    Member("denied_cents", \.hits.denied)
    Member("all_closed", about: "All that were closed with a root cause, of whatever team.", \.all)
    Member("percent", about: "Null where there are too few to say.", \.percent)
  }
}

extension RootCauseList: JSONShaped {
  package static let shape = JSONShape<RootCauseList>("RootCauseList") {
    Member("team", about: "The filters, as the next four.", \.filter.team)
    Member("cause", \.filter.cause)
    Member("by", about: "The date that decides: of closing, or of the service.", \.filter.axis)
    Member("from", \.filter.days.lowerBound)
    Member("through", \.filter.days.upperBound)
    Member("total", about: "Everything that the filters match.", \.total)
    Member("page", \.filter.page)
    Member("pages", \.pageCount)
    Member("rows", \.rows)
  }
}

extension RootCauseList.Row: JSONShaped {
  package static let shape = JSONShape<RootCauseList.Row>("ClosedDenial") {
    Member("case", \.id)
    Member("patient", about: "Null for a case about a whole remittance.", \.patient)
    Member("payer", \.payer)
    Member("team", \.team)
    Member("cause", \.cause)
    Member("title", about: "The root cause in words.", \.causeTitle)
    Member("service_date", \.serviceDate)
    Member("closed_on", \.closedOn)
    Member("denied_cents", \.denied)
    Member("recovered_cents", about: "Computed from later remittances.", \.recovered)
  }
}
