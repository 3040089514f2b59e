import Desk
import X12

/// The clearance board, as the command line prints it.
enum ClearanceText {
  /// The board for people: days and counts, then the services.
  static func lines(_ view: ClearanceView) -> [String] {
    var board = TextTable(
      [.init(title: "day")] + ClearanceState.allCases.map { .init(title: $0.title.lowercased(), isFigure: true) }
        + [.init(title: "all", isFigure: true)])
    for day in view.days {
      board.add(
        [day.date == view.today ? "\(day.date) today" : day.date.description]
          + ClearanceState.allCases.map { grouped(day.count($0)) } + [grouped(day.total)])
    }
    var lines = board.lines
    if view.withoutCase > 0 {
      lines += [
        "",
        "\(counted(view.withoutCase, "service")) more without a case: no rule of an SOP opens one, or the day had passed",
      ]
    }
    guard !view.rows.isEmpty else { return lines + ["", "nothing to list"] }
    lines += ["", "page \(view.filter.page) of \(view.pageCount), \(counted(view.total, "service"))", ""]
    return lines + table(view.rows)
  }

  private static func table(_ rows: [ClearanceView.ServiceRow]) -> [String] {
    var table = TextTable([
      .init(title: "case", isFigure: true), .init(title: "day"), .init(title: "time"), .init(title: "urgency"),
      .init(title: "service", widest: 28), .init(title: "patient", widest: 22), .init(title: "born"),
      .init(title: "state"), .init(title: "missing", widest: 60), .init(title: "team", widest: 18),
      .init(title: "owner", widest: 14),
    ])
    for row in rows {
      table.add(
        row.id?.description ?? "", row.service.on.description, row.service.at?.description ?? "",
        row.service.urgency.title, row.service.serviceName.isEmpty ? row.service.service : row.service.serviceName,
        row.patient.name, row.service.birthDate?.description ?? "", row.state.title,
        (row.gaps.map(\.words) + (row.vanished == nil ? [] : ["not on the newest schedule"])).joined(separator: ", "),
        row.team?.name ?? "", row.owner ?? "")
    }
    return table.lines
  }
}

extension AppointmentView {
  /// The service in one line.
  var headline: String {
    let parts = [
      service.serviceName.isEmpty ? service.service : service.serviceName, service.on.description,
      service.at?.description ?? "", service.urgency.title.lowercased(), service.location,
      visit.isCancelled ? "cancelled" : state?.title.lowercased() ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
