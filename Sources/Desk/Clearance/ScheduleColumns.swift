import Trail
import X12

/// How the columns of schedules map to what the desk needs: a file that a manager edits, one layout for each export.
package struct ScheduleColumns: Sendable {
  /// What a schedule may say of a service; the raw value is the name in the file.
  package enum Field: String, CaseIterable, Sendable {
    case appointment, patient
    case lastName = "last_name"
    case firstName = "first_name"
    case birthDate = "birth_date"
    case sex
    case memberID = "member_id"
    case payer = "payer_id"
    case payerName = "payer_name"
    case service = "service_code"
    case serviceName = "service_name"
    case on = "service_date"
    case at = "start_time"
    case location, urgency
    /// The day on which the schedule was made; read where the file has the column.
    case madeOn = "made_on"
    case orderingProvider = "ordering_provider"
    case authorizationNumber = "authorization_number"
    case status

    /// Without these a row says nothing that the desk can work.
    var isNeeded: Bool { [.appointment, .patient, .on, .urgency, .status].contains(self) }
    var isDate: Bool { self == .on || self == .birthDate || self == .madeOn }
    /// The values that the desk knows, for a field that is a choice; empty for text.
    var choices: [String] {
      switch self {
      case .urgency: Urgency.allCases.map(\.rawValue)
      case .status: AppointmentStatus.allCases.map(\.rawValue)
      case .sex: ["F", "M", "U"]
      default: []
      }
    }
  }

  /// Where a layout takes a field from.
  package enum Source: Hashable, Sendable {
    /// A column by its header, in lower case.
    case column(String)
    /// The same for every row.
    case fixed(String)
  }

  /// How an export writes dates.
  package enum DateForm: String, CaseIterable, Sendable {
    case iso = "YYYY-MM-DD"
    case american = "MM/DD/YYYY"
    case compact = "YYYYMMDD"
  }

  /// The columns of one export.
  package struct Layout: Sendable {
    package var name: String
    package var sources: [Field: Source] = [:]
    /// The export's own words for the desk's choices, in lower case.
    package var words: [Field: [String: String]] = [:]
    package var dateForms: [Field: DateForm] = [:]

    /// The headers that a file must have.
    package var columns: Set<String> {
      Set(
        sources.compactMap { field, source in
          if field != .madeOn, case .column(let name) = source { name } else { nil }
        })
    }
  }

  package var layouts: [Layout]
  /// SHA-256 of the file's exact bytes.
  package var digest: Digest

  /// No layout at all: every schedule is refused with the advice to put the file there.
  package static let none = ScheduleColumns(layouts: [], digest: Digest(hashing: []))
  /// The name of the file in the folder of the SOPs.
  package static let file = "schedule-columns.psv"

  init(layouts: [Layout], digest: Digest) {
    self.layouts = layouts
    self.digest = digest
  }

  /// Reads the pipe-separated table; the first line names the columns, `#` starts a comment.
  ///
  /// - Throws: `FileProblem` with file and line.
  package init(text: String, file: String) throws(FileProblem) {
    let columns = ["layout", "field", "column", "values"]
    var layouts: [Layout] = []
    var lines: [String: Int] = [:]
    var sawHeader = false
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      func problem(_ what: String) -> FileProblem { FileProblem(file: file, line: number, what: what) }
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
      guard cells.count == columns.count else {
        throw problem("expected \(columns.count) cells (\(columns.joined(separator: "|"))), found \(cells.count)")
      }
      if !sawHeader {
        guard cells == columns else { throw problem("the columns must be \(columns.joined(separator: "|"))") }
        sawHeader = true
        continue
      }
      guard !cells[0].isEmpty else { throw problem("layout is empty; give the export a name") }
      guard let field = Field(rawValue: cells[1]) else {
        throw problem(
          "there is no field '\(cells[1])'; there are \(Field.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      let index = layouts.firstIndex { $0.name == cells[0] } ?? layouts.endIndex
      if index == layouts.endIndex {
        layouts.append(Layout(name: cells[0]))
        lines[cells[0]] = number
      }
      guard layouts[index].sources[field] == nil else {
        throw problem("the layout '\(cells[0])' names the field '\(field.rawValue)' twice")
      }
      do throws(Wrong) { try layouts[index].add(field, column: cells[2], values: cells[3]) } catch {
        throw problem(error.what)
      }
    }
    guard sawHeader else { throw FileProblem(file: file, line: 1, what: "the table is empty") }
    for layout in layouts {
      for field in Field.allCases where field.isNeeded && layout.sources[field] == nil {
        throw FileProblem(
          file: file, line: lines[layout.name] ?? 1,
          what: "the layout '\(layout.name)' says nothing about '\(field.rawValue)', which every row needs: name its "
            + "column, or a fixed value such as =\(field.choices.first ?? "…")")
      }
    }
    self.init(layouts: layouts, digest: Digest(hashing: Array(text.utf8)))
  }

  /// What is wrong with a row of the table.
  fileprivate struct Wrong: Error { var what: String }
}

extension ScheduleColumns.Layout {
  fileprivate mutating func add(
    _ field: ScheduleColumns.Field, column: String, values: String
  ) throws(ScheduleColumns.Wrong) {
    guard !column.isEmpty else {
      throw ScheduleColumns.Wrong(what: "column is empty; name the header, or a fixed value that begins with =")
    }
    if column.hasPrefix("=") {
      let value = String(column.dropFirst())
      guard field.choices.isEmpty || field.choices.contains(value) else {
        throw ScheduleColumns.Wrong(what: "'\(value)' is none of \(field.choices.joined(separator: ", "))")
      }
      guard field != .appointment, field != .patient, !field.isDate, field != .at else {
        throw ScheduleColumns.Wrong(what: "'\(field.rawValue)' differs from row to row; name its column")
      }
      sources[field] = .fixed(value)
    } else {
      sources[field] = .column(column.lowercased())
    }
    guard !values.isEmpty else { return }
    if field.isDate {
      guard let form = ScheduleColumns.DateForm(rawValue: values) else {
        let known = ScheduleColumns.DateForm.allCases.map(\.rawValue).joined(separator: ", ")
        throw ScheduleColumns.Wrong(what: "'\(values)' is no form of dates; there are \(known)")
      }
      dateForms[field] = form
      return
    }
    guard !field.choices.isEmpty else {
      throw ScheduleColumns.Wrong(what: "'\(field.rawValue)' is text: it has no values to translate")
    }
    for pair in values.split(separator: ";") {
      let halves = pair.split(separator: "=", omittingEmptySubsequences: false).map { $0.trimmed }
      guard halves.count == 2, field.choices.contains(halves[1]) else {
        throw ScheduleColumns.Wrong(
          what: "write values like theirs=ours; theirs=ours, ours being one of \(field.choices.joined(separator: ", "))"
        )
      }
      words[field, default: [:]][halves[0].lowercased()] = halves[1]
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
