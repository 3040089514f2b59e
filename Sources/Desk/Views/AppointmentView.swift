import Trail
import X12

/// A scheduled service with what is known about clearing it.
package struct AppointmentView: Sendable {
  package var visit: Visit
  /// As the reader's role may see it.
  package var service: ScheduledService
  package var patient: PatientIdentity
  /// Nil for a service that stands on no board.
  package var state: ClearanceState?
  package var gaps: [ClearanceGap]
  package var elements: [ElementView]
  /// Every row about the service that schedules brought, the latest first.
  package var rows: [RowView]
  /// The newest schedule for its day, where the service is not on it.
  package var vanished: NewerSchedule?

  package init(
    visit: Visit, service: ScheduledService, patient: PatientIdentity, state: ClearanceState?, gaps: [ClearanceGap],
    elements: [ElementView], rows: [RowView], vanished: NewerSchedule? = nil
  ) {
    self.vanished = vanished
    self.visit = visit
    self.service = service
    self.patient = patient
    self.state = state
    self.gaps = gaps
    self.elements = elements
    self.rows = rows
  }

  /// One element that the service asks for.
  package struct ElementView: Sendable {
    package var element: ClearanceElement
    package var finding: ClearanceFinding?
    package var isExcepted: Bool
    /// The number of an approval, where the reader may see it.
    package var approvalNumber: String?
    package var note: String?
    package var by: String?
    package var at: Instant?

    package init(
      element: ClearanceElement, finding: ClearanceFinding?, isExcepted: Bool, approvalNumber: String? = nil,
      note: String? = nil, by: String? = nil, at: Instant? = nil
    ) {
      self.element = element
      self.finding = finding
      self.isExcepted = isExcepted
      self.approvalNumber = approvalNumber
      self.note = note
      self.by = by
      self.at = at
    }
  }

  /// A row of a schedule, with its bytes.
  package struct RowView: Sendable {
    package var document: Digest
    package var documentName: String
    package var line: Int
    package var range: ByteRange
    package var on: CalendarDate
    package var at: TimeOfDay?
    package var status: AppointmentStatus

    package init(
      document: Digest, documentName: String, line: Int, range: ByteRange, on: CalendarDate, at: TimeOfDay?,
      status: AppointmentStatus
    ) {
      self.document = document
      self.documentName = documentName
      self.line = line
      self.range = range
      self.on = on
      self.at = at
      self.status = status
    }
  }
}

extension ClearanceFinding {
  /// The finding as a sentence without its subject says it: `coverage: active`.
  package var inWords: String {
    let words = "\(element.title.lowercased()): \(element.words(status))"
    guard case .authorization(.approved(let approval)) = self else { return words }
    return
      "\(words), \(approval.from) to \(approval.through), \(approval.units) \(approval.units == 1 ? "unit" : "units")"
  }
}

extension AppointmentChange {
  /// What the schedule did, as a sentence without its subject.
  package var inWords: String {
    let time = visit.at.map { " at \($0)" } ?? ""
    let what =
      switch what {
      case .moved: "moved the service to \(visit.on)\(time), as a later schedule says"
      case .cancelled: "took the service off the board: a later schedule cancels it"
      case .reinstated: "put the service back on the board for \(visit.on)\(time), as a later schedule says"
      case .changed: "took in what a later schedule says of the service"
      }
    guard !reopens.isEmpty else { return what }
    return "\(what); to be checked again: \(reopens.map { $0.title.lowercased() }.joined(separator: ", "))"
  }
}

extension SOP {
  /// Whether scheduled services open the cases of the category.
  package func isScheduled(_ category: String) -> Bool {
    opens.contains { $0.subject == .appointment && $0.category == category }
  }
}
