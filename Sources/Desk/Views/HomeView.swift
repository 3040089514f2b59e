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

  package init(
    today: CalendarDate, open: Tally, dueToday: Tally, late: Tally, dueThisWeek: Tally, mine: Tally, unassigned: Tally,
    proposals: [QueueRow], approvals: [QueueRow], next: [QueueRow], quarantinedDocuments: Int, heldRemittances: Int,
    latestDocuments: [DocumentRow]
  ) {
    self.today = today
    self.open = open
    self.dueToday = dueToday
    self.late = late
    self.dueThisWeek = dueThisWeek
    self.mine = mine
    self.unassigned = unassigned
    self.proposals = proposals
    self.approvals = approvals
    self.next = next
    self.quarantinedDocuments = quarantinedDocuments
    self.heldRemittances = heldRemittances
    self.latestDocuments = latestDocuments
  }
}
