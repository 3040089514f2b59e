import Testing
import X12

@Suite struct SubmissionTests {
  private let document = Array(SampleSubmission.professional.utf8)

  private func text(_ range: ByteRange) -> String { String(decoding: document[range.start..<range.end], as: UTF8.self) }

  @Test func aProfessionalFileIsReadWithEverythingInIt() throws {
    let events = read(document)
    #expect(events.problems.isEmpty, "\(events.problems)")
    #expect(events.sets.map(\.claims) == [2])
    let header = try #require(events.submissions.first)
    #expect(header.guide == .professional)
    #expect((header.purpose, header.reference, header.use) == ("00", "BATCH1", "CH"))
    #expect(header.submitter?.id == "SUBMITTER1")
    #expect(header.receiver?.id == "RECEIVER1")

    let claims = events.submittedClaims
    try #require(claims.map(\.controlNumber) == ["ACCOUNT1", "ACCOUNT2"])
    let claim = claims[0]
    #expect(claim.charge == Cents(15_050))
    #expect((claim.facilityCode, claim.frequency) == ("11", "7"))
    #expect(claim.billing.name?.id == "1234567893")
    #expect(claim.billing.taxonomy == "282N00000X")
    #expect(claim.billing.taxID?.value == "999999999")
    #expect((claim.subscriber.sequence, claim.subscriber.group, claim.subscriber.filingCode) == ("S", "GROUP9", "CI"))
    #expect(claim.subscriber.payer?.id == "PLAN1")
    #expect(claim.dependent?.relationship == "19")
    #expect(claim.patient?.first == "NINA")
    #expect(claim.birth?.date == CalendarDate(year: 2016, month: 2, day: 29))
    #expect(claim.references.map(\.qualifier) == ["F8", "G1", "EA"])
    #expect(claim.codes.map(\.code) == ["J069", "R05"])
    #expect(claim.codes.allSatisfy { $0.isDiagnosis })
    #expect(claim.attachments.map(\.controlNumber) == ["PAPER1"])
    #expect(claim.amounts.map(\.amount) == [Cents(1000)])
    #expect(claim.notes.map(\.text) == ["SENT AGAIN"])
    #expect(claim.providers.map(\.role) == ["82"])
    #expect(text(claim.clm).hasPrefix("CLM*ACCOUNT1*"))
    #expect(text(claim.range).hasSuffix("CTP****2.5*UN"))
  }

  @Test func whatAnotherPayerPaidIsKeptApartFromTheClaim() throws {
    let claim = try #require(read(document).submittedClaims.first)
    let other = try #require(claim.otherPayers.first)
    #expect((other.sequence, other.filingCode) == ("P", "MB"))
    #expect(other.adjustments.map(\.amount) == [Cents(2000), Cents(500)])
    #expect(other.amounts.map(\.amount) == [Cents(8050)])
    #expect(other.payer?.id == "PLAN2")
    #expect(other.references.map(\.value) == ["OTHERNUMBER"])
    #expect(other.decided == CalendarDate(year: 2026, month: 10, day: 15))
    let decision = try #require(claim.lines.first?.decisions.first)
    #expect((decision.payerID, decision.paid) == ("PLAN2", Cents(6050)))
    #expect(decision.adjustments.map(\.reason) == ["45", "1"])
    #expect(decision.date == CalendarDate(year: 2026, month: 10, day: 14))
  }

  @Test func linesHaveTheirServiceDatesPointersAndNumbers() throws {
    let lines = try #require(read(document).submittedClaims.first).lines
    try #require(lines.count == 2)
    #expect((lines[0].procedure, lines[0].modifiers, lines[0].charge) == ("99213", ["25"], Cents(10_050)))
    #expect((lines[0].placeOfService, lines[0].pointers, lines[0].controlNumber) == ("11", [1, 2], "LINE1"))
    #expect(lines[0].references.map(\.qualifier) == ["6R"])
    #expect(lines[0].providers.map(\.role) == ["DK"])
    #expect((lines[1].units, lines[1].drug) == ("2.5", "00054017925"))
    #expect(lines[1].serviceFrom == CalendarDate(year: 2026, month: 10, day: 1))
    #expect(lines[1].serviceThrough == CalendarDate(year: 2026, month: 10, day: 3))
    #expect(text(lines[1].service) == "SV1*HC:J1100*50*UN*2.5***1")
    #expect(text(lines[1].range).hasPrefix("LX*2~"))
  }

  @Test func anInstitutionalClaimHasItsTypeOfBillPeriodAndCodes() throws {
    let events = read(SampleSubmission.institutional)
    #expect(events.problems.isEmpty, "\(events.problems)")
    #expect(events.submissions.map(\.guide) == [.institutional])
    let claim = try #require(events.submittedClaims.first)
    #expect((claim.facilityCode, claim.frequency, claim.charge) == ("11", "1", Cents(120_000)))
    #expect(claim.dates.map(\.qualifier) == ["434", "435"])
    #expect(claim.dates.first?.through == CalendarDate(year: 2026, month: 10, day: 4))
    #expect(claim.codes.map(\.presentOnAdmission) == ["Y", ""])
    #expect(claim.codes.last?.value == "250")
    #expect(claim.lines.map(\.revenueCode) == ["0120", "0450"])
    #expect(claim.lines.map(\.procedure) == ["", "99284"])
    #expect(claim.lines.map(\.units) == ["3", "1"])
  }

  @Test func aDentalClaimIsRead() throws {
    let events = read(SampleSubmission.dental)
    #expect(events.problems.isEmpty, "\(events.problems)")
    let claim = try #require(events.submittedClaims.first)
    #expect(claim.lines.map(\.procedure) == ["D0120", "D0220"])
    #expect(claim.lines.map(\.units) == ["1", "2"])
    #expect(claim.lines.first?.placeOfService == "22")
  }

  @Test func linesThatDoNotAddUpToTheClaimAreToldAndKept() throws {
    let events = read(SampleSubmission.dental.replacing("CLM*TOOTH1*96*", with: "CLM*TOOTH1*95*"))
    #expect(events.warnings.map(\.rule) == ["CLM02"])
    #expect(events.errors.isEmpty)
    #expect(events.submittedClaims.first?.charge == Cents(9500))
    #expect(events.warnings.allSatisfy { !$0.message.contains("TOOTH1") })
  }

  @Test(arguments: [
    ("CLM*TOOTH1*96*", "CLM**96*", "CLM01"), ("CLM*TOOTH1*96*", "CLM*TOOTH1*ninety*", "CLM02"),
    ("SV3*AD:D0120*46*", "SV3*AD:D0120**", "SV302"), ("HL*2*1*22", "HL*3*1*22", "HL01"),
    ("HL*2*1*22", "HL*2*1*99", "HL03"),
    ("LX*1~", "CAS*CO*45*1~LX*1~", "CAS-PLACE"),
  ])
  func oneThingWrongIsNamed(before: String, after: String, rule: String) throws {
    let damaged = SampleSubmission.dental.replacing(before, with: after, maxReplacements: 1)
    let events = read(damaged)
    #expect(events.errors.map(\.rule).contains(rule), "\(events.errors)")
    #expect(events.sets.map(\.intact) == [false])
  }

  @Test func aFileOfNoClaimsIsAnError() {
    let events = read(
      SampleSubmission.document("HC", "837", "005010X222A1", body: ["BHT*0019*00*B*20261102*0800*CH", "HL*1**20*1"]))
    #expect(events.errors.map(\.rule) == ["837-EMPTY"])
  }
}
