import Desk
import Trail
import X12

/// What became of one file that came in.
package struct IntakeReport: Sendable {
  /// The file as a whole.
  package enum Status: String, Sendable {
    /// Everything in it was recorded.
    case accepted
    /// Some of it was recorded, the rest is in quarantine.
    case partial
    /// These exact bytes were read before; nothing was done.
    case duplicate
    /// Nothing of it was recorded; the bytes are in quarantine.
    case quarantined
  }

  package var name: String
  package var digest: Digest
  package var status: Status
  /// Every CLP that was read, in a set that was refused too.
  package var claims = 0
  /// Claims that were sent (837).
  package var sent = 0
  /// Notices of front ends about claims (277CA).
  package var notices = 0
  /// Claims whose rows count.
  package var posted = 0
  /// Claims of sets that were refused.
  package var quarantined = 0
  /// Of a file that was read before: its claims that went to quarantine then.
  package var quarantinedBefore = 0
  /// Claims of remittances held as suspected duplicates.
  package var held = 0
  /// Posted claims with denied money.
  package var denied = 0
  /// Cases that were opened.
  package var cases = 0
  /// Cases that a later remittance moved.
  package var moved = 0
  package var problems: [Problem] = []
  /// Nil for a file that is no schedule.
  package var schedule: Schedule?

  /// What a schedule held.
  package struct Schedule: Equatable, Sendable {
    /// Rows that were taken.
    package var services: Int
    /// Rows that were not, each with its problem.
    package var refused: Int

    package init(services: Int, refused: Int) {
      self.services = services
      self.refused = refused
    }
  }
}

extension IntakeReport.Status {
  init(_ status: DocumentStatus) {
    self =
      switch status {
      case .accepted, .receiving: .accepted
      case .partial: .partial
      case .quarantined: .quarantined
      }
  }
}
