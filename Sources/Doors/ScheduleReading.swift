import Desk
import Store
import Trail
import X12

/// Reads a document as a schedule of services: the rows that can be read are recorded, each of the others is a problem.
struct ScheduleReading {
  /// What the file says; nil where it is no schedule at all.
  let schedule: ScheduleFile?
  let problems: [Problem]

  /// Nil for a file that is no schedule and does not claim to be one by its name.
  init?(_ digest: Digest, name: String, size: Int, files: DocumentFiles, columns: ScheduleColumns) throws {
    let start = try files.bytes(digest, from: 0, to: 1 << 16)
    guard FileKind(firstBytes: start) == nil, ScheduleFile.isLikely(start) else { return nil }
    let isNamedSo = name.lowercased().hasSuffix(".csv")
    guard size <= ScheduleFile.largest else {
      guard isNamedSo else { return nil }
      schedule = nil
      problems = [ScheduleRefusal.tooLarge.problem]
      return
    }
    let bytes = try files.bytes(digest, from: 0, to: size)
    do throws(ScheduleRefusal) {
      let schedule = try ScheduleFile(bytes, columns: columns)
      self.schedule = schedule
      problems = schedule.problems
    } catch {
      guard isNamedSo else { return nil }
      schedule = nil
      problems = [error.problem]
    }
  }

  var status: DocumentStatus {
    guard let schedule else { return .quarantined }
    if schedule.refused == 0 { return .accepted }
    return schedule.rows.isEmpty ? .quarantined : .partial
  }
}
