import CSV
import X12

/// A schedule as it was read: the rows that say something the desk can work, and what is wrong with the others.
package struct ScheduleFile: Sendable {
  /// One row that was taken.
  package struct Row: Hashable, Sendable {
    package var line: Int
    /// Its bytes in the file.
    package var range: ByteRange
    package var service: ScheduledService
  }

  package var layout: String
  /// The day on which the schedule was made, as its rows say it, the latest of them; nil where none does.
  package var madeOn: CalendarDate?
  package var rows: [Row] = []
  /// One for each thing that is wrong; `segment` is the line, `segmentID` the column.
  package var problems: [Problem] = []
  /// Rows that were not taken.
  package var refused = 0

  /// A schedule is a day's or a month's export, not an archive.
  package static let largest = 64 << 20

  /// Reads a file by the layout that its headers fit.
  ///
  /// - Throws: `ScheduleRefusal` when no layout fits.
  package init(_ bytes: [UInt8], columns: ScheduleColumns) throws(ScheduleRefusal) {
    guard let (header, layout, separator) = try Self.header(of: bytes, columns) else {
      throw ScheduleRefusal(line: 1, message: "The file is empty: it has no line of headers.")
    }
    self.layout = layout.name
    let row = ScheduleRow(layout: layout, header: header)
    var reader = CSVReader(bytes: bytes, separator: separator)
    _ = reader.next()
    var lines: [String: Int] = [:]
    while let next = reader.next() {
      switch next {
      case .failure(let problem):
        refused += 1
        let name = header.indices.contains(problem.field - 1) ? header[problem.field - 1] : ""
        problems.append(
          Problem(
            rule: "CSV", severity: .error, segment: problem.line, segmentID: name, element: problem.field,
            offset: problem.offset, message: "Line \(problem.line), field \(problem.field): \(problem.message)."))
      case .success(let record):
        switch row.madeOn(record) {
        case .success(let day): if let day { madeOn = max(madeOn ?? day, day) }
        case .failure(let unread):
          if !problems.contains(where: { $0.severity == .warning }) { problems += unread.problems }
        }
        do throws(ScheduleRowProblems) {
          let service = try row.read(record)
          if let first = lines[service.number] {
            throw ScheduleRowProblems([
              row.problem(
                .appointment, record,
                "the appointment stands on line \(first) already; one of the two must go, or have a number of its own")
            ])
          }
          lines[service.number] = record.line
          rows.append(
            Row(
              line: record.line, range: ByteRange(start: record.range.lowerBound, end: record.range.upperBound),
              service: service))
        } catch {
          refused += 1
          problems += error.problems
        }
      }
    }
  }

  /// Whether bytes look like separated values rather than an interchange: their first line holds a separator and no control
  /// character, and does not begin like X12.
  package static func isLikely(_ firstBytes: [UInt8]) -> Bool {
    var line = firstBytes[...]
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    line = line.prefix { $0 != 0x0A && $0 != 0x0D }
    guard !line.starts(with: Array("ISA".utf8)) else { return false }
    return separators.contains { line.contains($0) } && line.allSatisfy { $0 >= 0x20 || $0 == 0x09 }
  }

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// The header line, and the layout with the most columns that fits it.
  private static func header(
    of bytes: [UInt8], _ columns: ScheduleColumns
  ) throws(ScheduleRefusal) -> (header: [String], layout: ScheduleColumns.Layout, separator: UInt8)? {
    guard !columns.layouts.isEmpty else {
      throw ScheduleRefusal(
        line: 1,
        message:
          "No layout of schedules is known here. Put \(ScheduleColumns.file) into the folder of the SOPs; the product "
          + "comes with one.")
    }
    var nearest: (missing: Set<String>, layout: String)?
    for separator in separators {
      var reader = CSVReader(bytes: bytes, separator: separator)
      guard let first = reader.next() else { return nil }
      guard case .success(let record) = first else { continue }
      let header = record.fields.map { $0.trimmed.lowercased() }
      let fitting = columns.layouts.filter { $0.columns.isSubset(of: header) }
      if let layout = fitting.max(by: { $0.columns.count < $1.columns.count }) {
        if let twice = header.first(where: { name in layout.columns.contains(name) && header.count { $0 == name } > 1 })
        {
          throw ScheduleRefusal(
            line: record.line,
            message: "The column '\(twice)' stands twice: which one holds is not told. Export it once.")
        }
        return (header, layout, separator)
      }
      for layout in columns.layouts {
        let missing = layout.columns.subtracting(header)
        if nearest.map({ missing.count < $0.missing.count }) ?? true { nearest = (missing, layout.name) }
      }
    }
    guard let nearest else {
      throw ScheduleRefusal(line: 1, message: "The line of headers cannot be read as separated values.")
    }
    throw ScheduleRefusal(
      line: 1,
      message: "This is no schedule that the desk knows. The layout nearest to it, '\(nearest.layout)', lacks the "
        + "\(nearest.missing.count == 1 ? "column" : "columns") \(nearest.missing.sorted().joined(separator: ", ")). Export "
        + "with \(nearest.missing.count == 1 ? "it" : "them"), or name the columns of this export in "
        + "\(ScheduleColumns.file) beside the SOPs.")
  }
}

/// Why a whole file is no schedule: where, and what to do.
package struct ScheduleRefusal: Error, Hashable, Sendable {
  package var line: Int
  package var message: String

  package static let tooLarge = ScheduleRefusal(
    line: 1, message: "The file has more than \(ScheduleFile.largest >> 20) MB: export fewer days at a time.")

  /// The refusal among the problems of a document.
  package var problem: Problem {
    Problem(rule: "SCHEDULE", severity: .error, segment: line, segmentID: "", offset: 0, message: message)
  }
}
