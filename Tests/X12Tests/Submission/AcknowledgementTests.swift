import Testing
import X12

@Suite struct AcknowledgementTests {
  @Test func aClaimStatusFileSaysWhichClaimsWereRefusedAndWhy() throws {
    let events = read(SampleSubmission.claimStatus)
    #expect(events.problems.isEmpty, "\(events.problems)")
    let notices = events.claimStatuses
    try #require(notices.map(\.controlNumber) == ["ACCOUNT1", "ACCOUNT2"])
    #expect(notices.map(\.isRejection) == [false, true])
    #expect(notices[0].payerClaimNumber?.value == "PAYERNUMBER2")
    #expect(notices[0].source?.id == "PLAN1")
    #expect(notices[0].service?.from == CalendarDate(year: 2026, month: 10, day: 1))
    #expect(notices[1].patient?.last == "POE")
    let statuses = notices[1].statuses.map { [$0.category, $0.code, $0.entity] }
    #expect(statuses == [["A7", "562", "85"], ["A7", "164", "IL"]])
    #expect(notices[1].statuses.first?.charge == Cents(7500))
    #expect(notices[1].lines.map(\.procedure) == ["93000"])
    #expect(notices[1].lines.first?.controlNumber == "1")
    #expect(notices[1].lines.first?.statuses.map(\.code) == ["507"])
    #expect(notices[1].references.map(\.qualifier) == ["D9"])
  }

  @Test(arguments: ["A3", "A6", "A7", "A8"]) func theseCategoriesAreRejections(category: String) {
    let events = read(SampleSubmission.claimStatus.replacing("STC*A2:20", with: "STC*\(category):20"))
    #expect(events.claimStatuses.map(\.isRejection) == [true, true])
  }

  @Test(arguments: ["A0", "A1", "A2", "A4", "A5"]) func theseAreNone(category: String) {
    let events = read(SampleSubmission.claimStatus.replacing("STC*A2:20", with: "STC*\(category):20"))
    #expect(events.claimStatuses.map(\.isRejection) == [false, true])
  }

  @Test func aNoticeThatNamesNoClaimIsAnError() {
    let events = read(SampleSubmission.claimStatus.replacing("TRN*2*ACCOUNT1", with: "TRN*2*"))
    #expect(events.errors.map(\.rule) == ["TRN02"])
  }

  @Test func aFunctionalAcknowledgementSaysWhichSetsWereRefusedAndWhere() throws {
    let events = read(SampleSubmission.functional)
    #expect(events.problems.isEmpty, "\(events.problems)")
    let acknowledgement = try #require(events.functionalAcknowledgements.first)
    #expect((acknowledgement.functionalID, acknowledgement.groupControlNumber) == ("HC", "17"))
    #expect(acknowledgement.outcome == .partlyAccepted)
    #expect((acknowledgement.setsIncluded, acknowledgement.setsReceived, acknowledgement.setsAccepted) == (2, 2, 1))
    #expect(acknowledgement.sets.map(\.outcome) == [.accepted, .rejected])
    let errors = try #require(acknowledgement.sets.last).errors
    #expect(errors.map(\.segment) == ["CLM", "CLM", "DTP"])
    #expect(errors.map(\.element) == [5, 2, nil])
    #expect(errors.map(\.component) == [3, nil, nil])
    #expect(errors.map(\.code) == ["7", "1", "3"])
    #expect(errors.first?.value == "9")
    #expect(errors.first?.context.map(\.value) == ["ACCOUNT1"])
    #expect(errors.last?.position == 30)
  }

  @Test func anAcknowledgementOfNothingIsAnError() {
    let events = read(SampleSubmission.document("FA", "999", "005010X231A1", body: ["AK9*A*1*1*1"]))
    #expect(events.errors.map(\.rule) == ["999-EMPTY"])
  }
}
