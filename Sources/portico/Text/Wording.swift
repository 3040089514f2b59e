import Desk

extension QueueRow.Deadline {
  /// The days that are left in words: `3 days late`, `today`, `5 days left`.
  var daysInWords: String {
    switch daysLeft {
    case ..<0: "\(counted(-daysLeft, "day")) late"
    case 0: "today"
    default: "\(counted(daysLeft, "day")) left"
    }
  }
}

extension Tally {
  /// `12 cases, $3,400.00`.
  var inWords: String { "\(counted(cases, "case")), \(denied.dollars)" }
}

extension String {
  /// The text cut to a number of characters, the last of them `…` where something is missing.
  func cut(to width: Int) -> String { count <= width ? self : prefix(max(0, width - 1)) + "…" }
}
