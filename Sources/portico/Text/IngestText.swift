import Desk
import DeskJSON
import Doors
import X12

/// What became of a file, as `ingest` prints it.
enum IngestText {
  /// The line of `--json`; scripts rely on the keys and their order, new keys come last.
  static func json(_ report: IntakeReport, file: String) -> JSONObject {
    [
      "file": file, "digest": report.digest, "status": report.status.rawValue, "claims": report.claims,
      "posted": report.posted, "quarantined": report.quarantined, "denied": report.denied, "cases": report.cases,
      "problems": report.problems, "held": report.held, "moved": report.moved, "sent": report.sent,
      "notices": report.notices, "services": report.schedule?.services, "refused_rows": report.schedule?.refused,
    ]
  }

  /// The summary for people.
  static func lines(_ report: IntakeReport, file: String) -> [String] {
    ["\(file): \(outcome(report))"]
      + report.problems.map { problem in
        let segment = problem.segmentID.isEmpty ? "" : " (\(problem.segmentID))"
        if report.schedule != nil || problem.isOfSchedule {
          return "  \(problem.severity.rawValue): byte \(problem.offset), rule \(problem.rule): \(problem.message)"
        }
        return "  \(problem.severity.rawValue): segment \(problem.segment)\(segment), byte \(problem.offset), "
          + "rule \(problem.rule): \(problem.message)"
      }
  }

  private static func outcome(_ report: IntakeReport) -> String {
    if let schedule = report.schedule { return outcome(report, schedule) }
    guard report.status != .duplicate else {
      let refused = report.quarantinedBefore
      let state = refused == 0 ? "" : ", of which \(grouped(refused)) went to quarantine"
      return "read before, with \(counted(report.claims, "claim"))\(state); nothing was done"
    }
    var parts: [String] = []
    if report.sent > 0 { parts.append("\(counted(report.sent, "claim")) that we sent") }
    if report.notices > 0 { parts.append("\(counted(report.notices, "word")) of front ends about claims") }
    if parts.isEmpty || report.posted > 0 { parts.insert("\(counted(report.posted, "claim")) posted", at: 0) }
    if report.denied > 0 { parts.append("\(grouped(report.denied)) denied") }
    if report.quarantined > 0 { parts.append("\(grouped(report.quarantined)) quarantined") }
    if report.held > 0 { parts.append("\(grouped(report.held)) held as suspected duplicates") }
    return state(report, parts)
  }

  private static func outcome(_ report: IntakeReport, _ schedule: IntakeReport.Schedule) -> String {
    guard report.status != .duplicate else {
      return "read before, with \(counted(schedule.services, "scheduled service")); nothing was done"
    }
    var parts = ["\(counted(schedule.services, "scheduled service")) taken"]
    if schedule.refused > 0 { parts.append("\(counted(schedule.refused, "row")) quarantined") }
    return state(report, parts)
  }

  private static func state(_ report: IntakeReport, _ parts: [String]) -> String {
    var parts = parts
    if report.cases > 0 { parts.append("\(counted(report.cases, "case")) opened") }
    if report.moved > 0 { parts.append("\(counted(report.moved, "case")) moved on") }
    let state =
      switch report.status {
      case .accepted, .duplicate: "accepted"
      case .partial: "accepted in part"
      case .quarantined: "quarantined"
      }
    return "\(state): \(parts.joined(separator: ", "))"
  }
}
