import X12

extension Problem {
  /// Whether it stands on a line of a schedule rather than in a segment: its message says the line and the column.
  package var isOfSchedule: Bool { rule == "CSV" || rule == "SCHEDULE" }
}
