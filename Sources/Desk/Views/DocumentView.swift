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

  package init(
    digest: Digest, name: String, bytes: Int, receivedAt: Instant, receivedBy: String, status: DocumentStatus,
    sets: Int, claims: Int, quarantinedSets: Int, problems: Int
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
