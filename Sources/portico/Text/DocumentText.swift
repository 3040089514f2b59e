import Desk
import Trail

/// Documents, as the command line prints them.
enum DocumentText {
  /// Documents in columns.
  static func table(_ rows: [DocumentRow], clock: DeskClock) -> [String] {
    var table = TextTable([
      .init(title: "received"), .init(title: "status"), .init(title: "file", widest: 48),
      .init(title: "bytes", isFigure: true),
      .init(title: "sets", isFigure: true), .init(title: "claims", isFigure: true),
      .init(title: "problems", isFigure: true), .init(title: "by", widest: 16), .init(title: "digest", widest: 13),
    ])
    for row in rows {
      table.add(
        clock.text(row.receivedAt), row.status.rawValue, row.name, grouped(row.bytes), grouped(row.sets),
        grouped(row.claims),
        grouped(row.problems), row.receivedBy, row.digest.description)
    }
    return table.lines
  }
}
