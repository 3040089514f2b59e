import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  /// The scheduled service of a case with what is known about clearing it; nil for a case about anything else.
  func appointmentView(_ db: Database, _ state: CaseState, for account: Account) throws -> AppointmentView? {
    guard case .appointment(let id) = state.opening.subject, let clearance = state.clearance else { return nil }
    guard let record = try AppointmentRecord(db, clearance.visit.row) else {
      throw StoreError.drift("the row \(clearance.visit.row) of a schedule is gone")
    }
    let patient = PatientIdentity(record.facts.service, for: account)
    var newer = NewerScheduleReading(db)
    let vanished =
      clearance.visit.isCancelled
      ? nil
      : try newer.schedule(without: id, on: record.facts.service.on, broughtBy: record.document)
    return AppointmentView(
      visit: clearance.visit, service: record.facts.service.masked(for: account), patient: patient,
      state: state.clearanceState, gaps: state.gaps,
      elements: clearance.visit.urgency == .emergency
        ? [] : try elementViews(db, state, clearance, isMasked: patient.isMasked),
      rows: try scheduleRows(db, of: id), vanished: vanished)
  }

  private func elementViews(
    _ db: Database, _ state: CaseState, _ clearance: Clearance, isMasked: Bool
  ) throws -> [AppointmentView.ElementView] {
    var names = Names(db)
    // Who said it last, of findings that still stand.
    var told: [ClearanceElement: (note: Digest?, entry: Entry)] = [:]
    for entry in try Store.entries(db, stream: state.opening.number.stream)
    where entry.type == "case.clearance_recorded" {
      guard case .clearanceRecorded(let finding, let note) = try CaseEvent(type: entry.type, payload: entry.payload)
      else { continue }
      told[finding.element] = (note, entry)
    }
    return try state.checklist.compactMap { item in
      guard let element = ClearanceElement(rawValue: item.id) else { return nil }
      var view = AppointmentView.ElementView(element: element, finding: clearance.findings[element], isExcepted: false)
      if case .excepted = item.status { view.isExcepted = true }
      guard let finding = view.finding, let last = told[element] else { return view }
      if case .authorization(.approved(let approval)) = finding {
        let number = try Store.sealedText(db, approval.number) ?? "(erased)"
        view.approvalNumber = isMasked ? "…\(number.suffix(3))" : number
      }
      view.note = try last.note.map { try Store.sealedText(db, $0) ?? "(erased)" }
      view.by = try names.actor(last.entry.actor)
      view.at = Instant(milliseconds: last.entry.recordedAt)
      return view
    }
  }

  private func scheduleRows(_ db: Database, of id: AppointmentID) throws -> [AppointmentView.RowView] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT a.*, d.digest, d.name FROM appointment a JOIN document d ON d.id = a.document
          WHERE a.appointment = ? ORDER BY a.id DESC
          """), arguments: [id.value]
    ).map { row in
      let record = try AppointmentRecord(row)
      guard let digest = Digest(bytes: row["digest"] as Data) else {
        throw StoreError.drift("document \(record.document) has no readable digest")
      }
      return AppointmentView.RowView(
        document: digest, documentName: row["name"], line: record.line, range: record.range,
        on: record.facts.service.on,
        at: record.facts.service.at, status: record.facts.service.status)
    }
  }

  /// The row of a schedule in which a range lies, and nothing else of the file (guardrail G6); nil where there is none.
  func scheduleRow(
    _ db: Database, _ digest: Digest, _ range: ByteRange, for account: Account
  ) throws -> CitationView? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT a.*, d.name FROM document d JOIN schedule s ON s.document = d.id JOIN appointment a ON a.document = d.id
          WHERE d.digest = ? AND a.start <= ? AND a.stop >= ? LIMIT 1
          """), arguments: [Data(digest.bytes), range.start, range.end])
    guard let row else { return nil }
    if let why = Access.refusal(.seePatientIdentity, by: .person(account)) { throw Refusal(.notPermitted, why) }
    let record = try AppointmentRecord(row)
    func text(_ from: Int, _ to: Int) throws -> String {
      String(decoding: try files.bytes(digest, from: from, to: to), as: UTF8.self)
    }
    return CitationView(
      document: digest, documentName: row["name"], range: range, segment: record.range,
      before: try text(record.range.start, range.start), cited: try text(range.start, range.end),
      after: try text(range.end, record.range.end), title: "Line \(record.line) of the schedule", claim: nil, set: nil)
  }
}
