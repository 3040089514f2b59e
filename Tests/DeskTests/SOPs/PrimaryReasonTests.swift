import Testing

@testable import Desk

@Suite struct PrimaryReasonTests {
  private let authorization = CaseIssue.denied("CO-197", "authorization", "200.00")
  private let coding = CaseIssue.denied("CO-4", "coding", "200.00")
  private let timelyFiling = CaseIssue.denied("CO-29", "timely_filing", "100.00")
  private let unknown = CaseIssue.denied("CO-ZZ", "invented", "200.00")

  private func sop(_ rules: [SOP.PrimaryReasonRule]) throws -> SOP {
    var sop = try SOP.shipped("denials")
    sop.primaryReason = rules
    return sop
  }

  @Test func `The largest amount goes before the category`() throws {
    let sop = try sop([.largestAmount, .categoryOrder])
    #expect(sop.primary(of: [timelyFiling, coding])?.reason == "4")
  }

  @Test func `Of equal amounts the category that comes first in the SOP is primary`() throws {
    let sop = try sop([.largestAmount, .categoryOrder])
    #expect(sop.primary(of: [coding, authorization])?.reason == "197")
    #expect(sop.primary(of: [unknown, coding])?.reason == "4")
  }

  @Test func `The category goes before the amount where the SOP says so`() throws {
    let sop = try sop([.categoryOrder, .largestAmount])
    #expect(sop.primary(of: [coding, authorization, timelyFiling])?.reason == "29")
  }

  @Test func `The first in the file is primary where the SOP says so, or where nothing else tells`() throws {
    #expect(try sop([.firstInFile, .largestAmount]).primary(of: [timelyFiling, coding])?.reason == "29")
    let later = CaseIssue.denied("CO-198", "authorization", "200.00")
    let sop = try sop([.largestAmount, .categoryOrder])
    #expect(sop.primary(of: [authorization, later])?.reason == "197")
    #expect(sop.primary(of: [later, authorization])?.reason == "198")
  }

  @Test func `Without a denied amount there is no primary reason`() throws {
    #expect(try SOP.shipped("denials").primary(of: []) == nil)
  }
}
