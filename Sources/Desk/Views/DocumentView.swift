import Trail
import X12

/// A document as the list shows it.
package struct DocumentRow: Sendable {
  package var digest: Digest
  package var name: String
  package var bytes: Int
  package var receivedAt: Instant
  package var receivedBy: String
  package var status: DocumentStatus
  package var sets: Int
  package var claims: Int
  package var quarantinedSets: Int
  package var problems: Int
  /// What a schedule held; nil for any other file.
  package var schedule: Schedule?

  /// A schedule in short.
  package struct Schedule: Equatable, Sendable {
    /// The layout by whose columns it was read.
    package var layout: String
    /// Rows that were taken, those that said nothing new included.
    package var services: Int
    /// Rows that were new, or said something new.
    package var added: Int
    /// Rows that were not taken.
    package var refused: Int
    /// The day of the schedule; nil for one that was read before schedules had a day.
    package var on: CalendarDate?
    /// Whether the file itself says its day; else it is the day on which it was read.
    package var saysItsDay: Bool

    package init(
      layout: String, services: Int, added: Int, refused: Int, on: CalendarDate? = nil, saysItsDay: Bool = false
    ) {
      self.on = on
      self.saysItsDay = saysItsDay
      self.layout = layout
      self.services = services
      self.added = added
      self.refused = refused
    }
  }

  package init(
    digest: Digest, name: String, bytes: Int, receivedAt: Instant, receivedBy: String, status: DocumentStatus,
    sets: Int, claims: Int, quarantinedSets: Int, problems: Int, schedule: Schedule? = nil
  ) {
    self.digest = digest
    self.name = name
    self.bytes = bytes
    self.receivedAt = receivedAt
    self.receivedBy = receivedBy
    self.status = status
    self.sets = sets
    self.claims = claims
    self.quarantinedSets = quarantinedSets
    self.problems = problems
    self.schedule = schedule
  }
}

/// A document with what is in it and what is wrong with it.
package struct DocumentView: Sendable {
  package var row: DocumentRow
  package var sets: [SetRow]
  package var problems: [ProblemRow]

  package struct SetRow: Sendable {
    package var id: SetID
    package var type: String
    package var version: String
    package var controlNumber: String
    package var range: ByteRange
    package var disposition: Disposition
    package var claims: Int
    package var reason: String?

    package init(
      id: SetID, type: String, version: String, controlNumber: String, range: ByteRange, disposition: Disposition,
      claims: Int, reason: String?
    ) {
      self.id = id
      self.type = type
      self.version = version
      self.controlNumber = controlNumber
      self.range = range
      self.disposition = disposition
      self.claims = claims
      self.reason = reason
    }
  }

  package struct ProblemRow: Sendable {
    package var set: SetID?
    package var problem: Problem

    package init(set: SetID?, problem: Problem) {
      self.set = set
      self.problem = problem
    }
  }

  package init(row: DocumentRow, sets: [SetRow], problems: [ProblemRow]) {
    self.row = row
    self.sets = sets
    self.problems = problems
  }
}

/// What became of a file.
package enum DocumentStatus: String, CaseIterable, Sendable {
  /// Being read.
  case receiving
  /// Everything in it was recorded.
  case accepted
  /// Some transaction sets were quarantined.
  case partial
  /// Nothing in it could be recorded.
  case quarantined
}
