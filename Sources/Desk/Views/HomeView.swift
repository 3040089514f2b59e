import X12

/// What a person needs to see first.
package struct HomeView: Sendable {
  package var today: CalendarDate
  package var open: Tally
  package var dueToday: Tally
  package var late: Tally
  package var dueThisWeek: Tally
  package var mine: Tally
  package var unassigned: Tally
  /// Cases where a later remittance proposes a closing.
  package var proposals: [QueueRow]
  /// Write-offs that wait for this person's approval.
  package var approvals: [QueueRow]
  /// The first rows of mine and unassigned.
  package var next: [QueueRow]
  package var quarantinedDocuments: Int
  package var heldRemittances: Int
  package var latestDocuments: [DocumentRow]
}
