import Desk
import X12

/// The lists of upstream teams, as the command line prints them.
enum UpstreamText {
  /// All teams in columns.
  static func lines(_ view: UpstreamOverview) -> [String] {
    let days = UpstreamFigures.days
    var table = table(first: "team")
    for row in view.teams { add(row.isMine ? "\(row.team) *" : row.team.name, row.figures, to: &table) }
    return table.lines + [
      "", "denials closed in the last \(days) days by root cause; * marks your teams; more: portico upstream TEAM",
    ]
  }

  /// One team: its figures, causes and changes.
  static func lines(_ view: UpstreamView, clock: DeskClock) -> [String] {
    let (now, before) = (view.figures.now, view.figures.before)
    let days = UpstreamFigures.days
    var lines = [
      "\(view.team): \(counted(now.denials, "denial")), \(now.denied.dollars), last \(days) days; "
        + "\(now.recovered.dollars) recovered",
      "\(counted(before.denials, "denial")), \(before.denied.dollars), in the \(days) days before: "
        + view.figures.trend.words,
    ]
    if !view.causes.isEmpty {
      var table = table(first: "root cause")
      for cause in view.causes { add("\(cause.id): \(cause.title)", cause.figures, to: &table) }
      lines += [""] + table.lines
    }
    for change in view.changes {
      lines += [
        "", "From \(change.from), \(change.causeTitle ?? "all causes") (\(change.by), \(clock.text(change.at)))",
        "  “\(change.text ?? "(erased)")”", "  \(change.effect.words)",
      ]
      lines += [("before", change.effect.before as ChangeEffect.Side?), ("after", change.effect.after)]
        .compactMap { name, side in
          side.map {
            "  \(name): \(counted($0.hits.denials, "denial")), \($0.hits.denied.dollars), of "
              + "\(grouped($0.all)) closed denials of services \($0.days.lowerBound) to \($0.days.upperBound)"
          }
        }
    }
    return lines
  }

  /// Closed denials in columns.
  static func lines(_ list: RootCauseList) -> [String] {
    let days = list.filter.days
    let head =
      "\(counted(list.total.denials, "denial")) \(list.filter.axis.title) \(days.lowerBound) to \(days.upperBound): "
      + "\(list.total.denied.dollars) denied, \(list.total.recovered.dollars) recovered"
    var table = TextTable([
      .init(title: "case", isFigure: true), .init(title: "closed"), .init(title: "service"),
      .init(title: "denied", isFigure: true), .init(title: "recovered", isFigure: true),
      .init(title: "team", widest: 22),
      .init(title: "root cause", widest: 56), .init(title: "payer", widest: 20), .init(title: "patient", widest: 20),
    ])
    for row in list.rows {
      table.add(
        "\(row.id)", "\(row.closedOn)", row.serviceDate?.description ?? "", row.denied.dollars, row.recovered.dollars,
        row.team.name, row.causeTitle, row.payer, row.patient?.name ?? "")
    }
    let pages = list.pageCount > 1 ? ["", "page \(list.filter.page) of \(list.pageCount)"] : []
    return [head] + (list.rows.isEmpty ? [] : [""]) + table.lines + pages
  }

  private static func table(first title: String) -> TextTable {
    TextTable([
      .init(title: title, widest: 64), .init(title: "denials", isFigure: true), .init(title: "denied", isFigure: true),
      .init(title: "recovered", isFigure: true), .init(title: "before", isFigure: true), .init(title: "trend"),
    ])
  }

  private static func add(_ name: String, _ figures: UpstreamFigures, to table: inout TextTable) {
    table.add(
      name, grouped(figures.now.denials), figures.now.denied.dollars, figures.now.recovered.dollars,
      grouped(figures.before.denials), figures.trend.words)
  }
}
