extension World {
  /// The schedule of the seven days that follow a day, as a scheduling system prints it on that day: a CSV file.
  ///
  /// An appointment keeps its id from one schedule to the next; an authorisation that has come, a move or a cancellation show
  /// as the date draws near. Each Thursday has a scan whose payer wants an authorisation and that has none. Throws as
  /// `files(day:)` does.
  public func schedule(after day: Int) throws(WorldError) -> GeneratedFile {
    let book = try book(day: day)
    let printed = CalendarDate.production(day: day)
    var rows = [Appointment.header]
    for ahead in 1...7 {
      rows += book.appointments(on: printed + ahead).map { $0.row(daysBefore: ahead, payers: book.tables.payers) }
    }
    let text = rows.map { $0.map(CSV.field).joined(separator: ",") + "\n" }.joined()
    return GeneratedFile(name: "schedule-\(printed.dashed).csv", bytes: Array(text.utf8))
  }

  /// Which payer wants an authorisation before which scheduled service, as the payers' bulletins would say: a CSV file.
  ///
  /// Throws as `files(day:)` does.
  public func authorizationRules() throws(WorldError) -> GeneratedFile {
    let tables = try book(day: 1).tables
    var rows = [["payer_id", "payer_name", "service_code", "service_name", "authorization"]]
    for payer in tables.payers {
      rows += tables.services.map { service in
        [
          payer.id, payer.name, service.code, service.name,
          tables.wantsAuthorization(payer, before: service.code) ? "required" : "not_required",
        ]
      }
    }
    let text = rows.map { $0.map(CSV.field).joined(separator: ",") + "\n" }.joined()
    return GeneratedFile(name: "authorization-rules.csv", bytes: Array(text.utf8))
  }
}

/// Comma-separated values (RFC 4180).
enum CSV {
  /// A field, in quotes where it needs them.
  static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
