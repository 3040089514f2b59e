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
  package var clearance: Clearance
  /// Answers that are matched to no claim, where a person has to decide.
  package var openMatches: Int

  /// Scheduled services that are not clear yet, emergencies left out.
  package struct Clearance: Equatable, Sendable {
    /// Of seven days, today included.
    package var week: Int
    /// Of those, today's and of the next two days.
    package var near: Int

    package init(week: Int = 0, near: Int = 0) {
      self.week = week
      self.near = near
    }
  }

  package init(
    today: CalendarDate, open: Tally, dueToday: Tally, late: Tally, dueThisWeek: Tally, mine: Tally, unassigned: Tally,
    proposals: [QueueRow], approvals: [QueueRow], next: [QueueRow], quarantinedDocuments: Int, heldRemittances: Int,
    latestDocuments: [DocumentRow], clearance: Clearance = Clearance(), openMatches: Int = 0
  ) {
    self.clearance = clearance
    self.openMatches = openMatches
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
