import Desk
import X12

/// Rows of a work queue, as the command line prints them.
enum QueueText {
  /// A page of a queue: what there is, then a row for each case.
  static func lines(_ view: QueueView) -> [String] {
    let title = view.filter.scope.title
    guard view.total.cases > 0 else { return ["\(title): no cases"] }
    return [
      "\(title): \(view.total.inWords) · \(grouped(view.late.cases)) late · \(grouped(view.dueToday.cases)) due today · "
        + "\(grouped(view.dueThisWeek.cases)) in 7 days · page \(view.filter.page) of \(view.pageCount)",
      "",
    ] + table(view.rows)
  }

  /// The rows in columns, without heading lines above.
  static func table(_ rows: [QueueRow]) -> [String] {
    var table = TextTable([
      .init(title: "case", isFigure: true), .init(title: "work by"), .init(title: "left"),
      .init(title: "denied", isFigure: true), .init(title: "expected", isFigure: true), .init(title: "reason"),
      .init(title: "payer", widest: 20), .init(title: "patient", widest: 20), .init(title: "team", widest: 18),
      .init(title: "owner", widest: 14), .init(title: "next", widest: 48),
    ])
    for row in rows {
      let left = row.isClosed ? "closed" : row.heldUntil.map { "held until \($0)" } ?? row.deadline?.daysInWords
      let money = row.visit == nil ? row.denied.dollars : ""
      table.add(
        "\(row.id)", row.deadline?.workBy.description ?? "no deadline", left ?? "", money,
        row.estimate?.expected.dollars ?? "", row.reason, row.payer, row.patient?.name ?? "", row.team.name,
        row.owner ?? "", row.nextAction)
    }
    return table.lines
  }
}
