import CSV
import X12

/// Reads one row of a schedule by a layout. Nothing is guessed: what cannot be read is a problem, and the row is not taken.
struct ScheduleRow {
  private let layout: ScheduleColumns.Layout
  private let header: [String]
  private let places: [ScheduleColumns.Field: Int]

  /// The most characters of one value.
  private static let longestValue = 200

  init(layout: ScheduleColumns.Layout, header: [String]) {
    self.layout = layout
    self.header = header
    places = layout.sources.compactMapValues { source in
      if case .column(let name) = source { header.firstIndex(of: name) } else { nil }
    }
  }

  /// The day on which the schedule was made, as a row says it; nil where it says none. A day that cannot be read keeps no patient's
  /// service out.
  func madeOn(_ record: CSVRecord) -> Result<CalendarDate?, ScheduleRowProblems> {
    guard let place = places[.madeOn], record.fields.indices.contains(place) else { return .success(nil) }
    let value = record.fields[place].trimmed
    let form = layout.dateForms[.madeOn] ?? .iso
    if value.isEmpty { return .success(nil) }
    if let date = CalendarDate(value, form) { return .success(date) }
    var unread = problem(
      .madeOn, record,
      "“\(value.prefix(40))” is no date; dates are written \(form.rawValue). The day on which the file was read counts instead"
    )
    unread.severity = .warning
    return .failure(ScheduleRowProblems([unread]))
  }

  func read(_ record: CSVRecord) throws(ScheduleRowProblems) -> ScheduledService {
    guard record.fields.count == header.count else {
      throw ScheduleRowProblems([
        Problem(
          rule: "CSV", severity: .error, segment: record.line, segmentID: "", offset: record.range.lowerBound,
          message:
            "Line \(record.line) has \(record.fields.count) fields where the headers are \(header.count): a separator "
            + "inside a field needs quotes around it.")
      ])
    }
    var problems: [Problem] = []
    func wrong(_ field: ScheduleColumns.Field, _ what: String) { problems.append(problem(field, record, what)) }
    func text(_ field: ScheduleColumns.Field) -> String {
      switch layout.sources[field] {
      case .none: return ""
      case .fixed(let value): return value
      case .column:
        let value = places[field].map { record.fields[$0].trimmed } ?? ""
        if value.isEmpty, field.isNeeded || field == .lastName { wrong(field, "it is empty; every row needs it") }
        if value.count > Self.longestValue { wrong(field, "it has more than \(Self.longestValue) characters") }
        return value
      }
    }
    func choice<Choice: RawRepresentable>(_ field: ScheduleColumns.Field, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
      let value = text(field)
      if let known = Choice(rawValue: layout.words[field]?[value.lowercased()] ?? value.lowercased()) { return known }
      if !value.isEmpty {
        wrong(
          field,
          "“\(value.prefix(40))” is none of \(field.choices.joined(separator: ", ")); translate the word in "
            + ScheduleColumns.file)
      }
      return nil
    }
    func date(_ field: ScheduleColumns.Field) -> CalendarDate? {
      let value = text(field)
      guard !value.isEmpty else { return nil }
      let form = layout.dateForms[field] ?? .iso
      if let date = CalendarDate(value, form) { return date }
      // The value of a birth date is a patient's; that of a service is nobody's.
      wrong(field, "\(field == .on ? "“\(value.prefix(40))”" : "it") is no date; dates are written \(form.rawValue)")
      return nil
    }
    let on = date(.on)
    let birthDate = date(.birthDate)
    if let on, let birthDate, birthDate > on { wrong(.birthDate, "it lies after the day of service") }
    let start = text(.at)
    let at = start.isEmpty ? nil : TimeOfDay(start)
    if !start.isEmpty, at == nil { wrong(.at, "“\(start.prefix(40))” is no time; write it like 14:05") }
    let sex = sex(text(.sex))
    if sex == nil { wrong(.sex, "it is none of F, M, U; translate the word in \(ScheduleColumns.file)") }
    let urgency = choice(.urgency, Urgency.self)
    let status = choice(.status, AppointmentStatus.self)
    let number = text(.appointment)
    let patient = text(.patient)
    let names = (last: text(.lastName), first: text(.firstName), member: text(.memberID))
    let payer = (id: text(.payer), name: text(.payerName))
    let service = (code: text(.service), name: text(.serviceName), location: text(.location))
    let provider = text(.orderingProvider)
    let authorization = text(.authorizationNumber)
    guard problems.isEmpty, let on, let urgency, let status, let sex else { throw ScheduleRowProblems(problems) }
    return ScheduledService(
      number: number, patient: patient, last: names.last, first: names.first, birthDate: birthDate, sex: sex,
      memberID: names.member, payer: payer.id, payerName: payer.name, service: service.code, serviceName: service.name,
      on: on, at: at, location: service.location, urgency: urgency, orderingProvider: provider,
      authorizationNumber: authorization, status: status)
  }

  private func sex(_ value: String) -> String? {
    if value.isEmpty { return "" }
    let word = layout.words[.sex]?[value.lowercased()] ?? value.uppercased()
    return ScheduleColumns.Field.sex.choices.contains(word) ? word : nil
  }

  /// What is wrong with a field, in words that say where.
  func problem(_ field: ScheduleColumns.Field, _ record: CSVRecord, _ what: String) -> Problem {
    let place = places[field]
    let name = place.map { header[$0] } ?? field.rawValue
    return Problem(
      rule: "SCHEDULE", severity: .error, segment: record.line, segmentID: name, element: place.map { $0 + 1 },
      offset: record.range.lowerBound, message: "Line \(record.line), column \(name): \(what).")
  }
}

/// Why a row was not taken: everything that is wrong with it.
struct ScheduleRowProblems: Error {
  var problems: [Problem]
  init(_ problems: [Problem]) { self.problems = problems }
}

extension CalendarDate {
  /// A date in one of the forms that exports write.
  fileprivate init?(_ text: String, _ form: ScheduleColumns.DateForm) {
    switch form {
    case .iso: self.init(iso: text)
    case .compact:
      guard text.utf8.count == 8 else { return nil }
      self.init(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    case .american:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[2].utf8.count == 4,
        parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
        let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2])
      else { return nil }
      self.init(year: year, month: month, day: day)
    }
  }
}
