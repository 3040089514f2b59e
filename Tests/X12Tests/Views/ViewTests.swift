import Testing

@testable import X12

/// What views say of the samples, in the field's words.
@Suite struct ViewTests {
  private func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }

  @Test func claims() throws {
    let view = try #require(ClaimSubmission(try SampleSet.professional.tree))
    #expect(view.id == "BATCH1" && view.date == day("2026-11-02"))
    #expect(view.submitter?.full == "EXAMPLE HOSPITAL" && view.receiver?.id == "RECEIVER1")
    let claims = view.claims
    #expect(claims.map(\.accountNumber) == ["ACCOUNT1", "ACCOUNT2"])
    #expect(claims.map(\.charge) == [Cents(15_050), Cents(7_500)])
    #expect(claims.map(\.facility) == ["11", "22"] && claims.map(\.frequency) == ["7", "1"])
    #expect(claims.map { $0.subscriberName?.id } == ["MEMBER1", "MEMBER3"])
    #expect(claims.map { $0.patient?.full } == ["NINA DOE", "PETER POE"])
    #expect(claims.map(\.birth) == [day("2016-02-29"), day("1940-01-01")])
    #expect(claims.map { $0.payer?.last } == ["EXAMPLE PLAN", "MEDICARE"])
    #expect(claims[0].originalClaimNumber == "PAYER1" && claims[1].originalClaimNumber == nil)
    #expect(claims.map(\.diagnoses) == [["J069", "R05"], ["I10"]])
    #expect(claims[0].lines.map { $0.procedure?.code } == ["J1100", "J1885"])
    #expect(claims[0].lines.map(\.charge) == [Cents(10_050), Cents(5_000)])
    #expect(claims[0].lines.map { $0.period?.last } == [day("2026-10-01"), day("2026-10-03")])
    let stay = try #require(ClaimSubmission(try SampleSet.institutional.tree)).claims[0]
    #expect(stay.diagnoses == ["K3580", "R1031", "I10", "E119"])
    #expect(stay.lines.map(\.revenueCode) == ["0120", "0450"] && stay.lines.map(\.quantity) == ["3", "1"])
    let dental = try #require(ClaimSubmission(try SampleSet.dental.tree)).claims[0]
    #expect(dental.lines.map(\.charge) == [Cents(4_600), Cents(5_000)] && dental.lines.map(\.number) == [1, 2])
  }

  @Test func aRemittance() throws {
    let view = try #require(RemittanceAdvice(try SampleSet.remittance.tree))
    #expect(view.amount == Cents(7_500) && view.method == "ACH" && view.date == day("2026-11-02"))
    #expect(view.trace == "TRACE1" && view.payer?.last == "EXAMPLE PLAN" && view.payee?.id == "1234567893")
    let claims = view.claims
    #expect(claims.map(\.accountNumber) == ["ACCOUNT1", "ACCOUNT2"] && claims.map(\.status) == ["1", "4"])
    #expect(claims.map(\.paid) == [Cents(7_000), .zero] && claims.map(\.patientResponsibility) == [Cents(1_000), nil])
    #expect(claims[0].lines.map { $0.procedure?.code } == ["J1100", "J1885"])
    #expect(claims[0].lines.map { $0.adjustments.map(\.amount) } == [[Cents(2_000)], [Cents(1_000)]])
    #expect(claims[0].lines[0].remarks == ["N19"] && claims[0].lines[0].number == "1")
    #expect(claims[0].renderingProvider?.full == "RICHARD ROE" && claims[0].patient?.id == "MEMBER1")
    #expect(claims[1].adjustments.map(\.reason) == ["29"])
  }

  @Test func coverage() throws {
    let question = try #require(EligibilityRequest(try SampleSet.eligibilityRequest.tree))
    #expect(question.id == "QUESTION1" && question.payer?.id == "PLAN1" && question.provider?.idQualifier == "XX")
    #expect(question.members.map { $0.name?.full } == ["MARIA DOE", "NINA DOE"])
    #expect(question.members.map(\.isSubscriber) == [true, false])
    #expect(question.members.map { $0.inquiries.map(\.serviceTypes) } == [[["30"]], [["98", "AL"]]])
    #expect(question.subscriber?.traces.map(\.number) == ["TRACE1"])
    let answer = try #require(EligibilityResponse(try SampleSet.eligibilityAnswer.tree))
    let member = try #require(answer.subscriber)
    #expect(member.memberID == "MEMBER1" && member.birth == day("1985-07-04") && member.sex == "F")
    #expect(member.address?.lines == ["2 ELM ST"] && member.address?.city == "PEORIA" && member.address?.state == "IL")
    #expect(member.periods.map(\.qualifier) == ["346"])
    let benefits = member.benefits
    #expect(benefits.map(\.information) == ["1", "B"] && benefits.map(\.isActive) == [true, false])
    #expect(benefits[0].plan == "GOLD" && benefits[0].inNetwork == nil)
    #expect(benefits[1].serviceTypes == ["98", "AL"] && benefits[1].coverageLevel == "IND")
    #expect(benefits[1].amount == Cents(2_500) && benefits[1].timePeriod == "27" && benefits[1].inNetwork == true)
    #expect(benefits[1].messages == ["PAID AT EACH VISIT"] && benefits[1].parties.map(\.full) == ["RICHARD ROE"])
  }

  @Test(arguments: [
    ("0.2", 2000), (".2", 2000), ("1", 10_000), ("0.125", 1250), ("0", 0), ("0.00005", nil), ("X", nil),
  ])
  func sharesAreReadAsFractions(text: String, basisPoints: Int?) throws {
    let sample = SampleSet.eligibilityAnswer.replacing("EB*B*IND", with: "EB*A*IND*98****" + "*\(text)")
    let benefit = try #require(EligibilityResponse(try sample.tree)?.subscriber?.benefits.last)
    #expect(benefit.share == text && benefit.shareInBasisPoints == basisPoints)
  }

  @Test func refusalsStandWhereTheyWereTold() throws {
    let sample = SampleSet.eligibilityAnswer.replacing(
      "DMG*D8", with: "AAA*N**75*C", "DMG*D8*19850704*F"
    ).removing("EB*")
    let answer = try #require(EligibilityResponse(try sample.tree))
    #expect(answer.refusals == [] && answer.subscriber?.refusals == [Loop.Refusal(reason: "75", followUp: "C")])
  }

  @Test func status() throws {
    let question = try #require(StatusRequest(try SampleSet.statusRequest.tree))
    #expect(question.claims.map(\.trace) == ["TRACE1", "TRACE2"])
    #expect(question.claims.map { $0.name?.full } == ["PETER POE", "NINA DOE"])
    #expect(question.claims[0].charge == Cents(7_500) && question.claims[0].accountNumber == "ACCOUNT2")
    #expect(question.claims.map(\.birth) == [day("1940-01-01"), day("2016-02-29")])
    let answer = try #require(StatusResponse(try SampleSet.statusAnswer.tree))
    #expect(!answer.isReceipt && answer.claims.map(\.payerClaimNumber) == ["PAYER1", "PAYER2"])
    let paid = try #require(answer.claims.first?.statuses.first)
    #expect(paid.statements == [.init(category: "F1", code: "65", entity: nil)])
    #expect(paid.charge == Cents(7_500) && paid.paid == Cents(6_000) && paid.paymentNumber == "CHECK1")
    #expect(paid.date == day("2026-11-03") && paid.decided == day("2026-11-02"))
    #expect(answer.claims[1].lines.map { $0.procedure?.code } == ["J1885"])
    #expect(answer.claims[1].lines[0].statuses.flatMap(\.statements).map(\.category) == ["P1"])
    let receipt = try #require(StatusResponse(try SampleSet.claimReceipt.tree))
    #expect(receipt.isReceipt && receipt.statuses.flatMap(\.statements).map(\.category) == ["A1"])
    #expect(receipt.claims.map(\.trace) == ["ACCOUNT1", "ACCOUNT2"])
    #expect(receipt.claims.map { $0.statuses.map(\.action) } == [["WQ"], ["U"]])
    #expect(receipt.claims[1].statuses[0].statements.map(\.entity) == ["85", "IL"])
    #expect(receipt.claims[1].clearingHouseNumber == "CLEARING1" && receipt.claims[1].period?.last == day("2026-10-31"))
  }

  @Test func authorization() throws {
    let request = try #require(AuthorizationRequest(try SampleSet.reviewRequest.tree))
    #expect(
      request.payer?.id == "PLAN1" && request.patient?.full == "MARIA DOE" && request.requester?.first == "RICHARD")
    #expect(request.events.map(\.category) == ["AR"] && request.events[0].diagnoses == ["K3580"])
    #expect(request.events[0].admission?.first == day("2026-11-10") && request.events[0].decision == nil)
    #expect(request.events[0].services.map { $0.procedure?.code } == ["J1885"])
    let answer = try #require(AuthorizationResponse(try SampleSet.reviewAnswer.tree))
    #expect(answer.id == "REQUEST1" && answer.refusals == [])
    let event = try #require(answer.events.first)
    #expect(event.decision?.action == .certified && event.decision?.number == "AUTH1")
    #expect(answer.services.map { $0.decision?.action } == [.refused] && answer.services[0].decision?.reasons == ["0V"])
    #expect(answer.services[0].quantity == "1" && answer.services[0].decision?.number == nil)
  }

  @Test func enrolment() throws {
    let view = try #require(Enrolment(try SampleSet.enrolment.tree))
    #expect(view.id == "FILE1" && view.action == "2" && view.policy == "POLICY1")
    #expect(view.sponsor?.last == "EXAMPLE EMPLOYER" && view.payer?.id == "999999999")
    #expect(view.members.map { $0.name?.full } == ["MARIA DOE", "NINA DOE"])
    #expect(view.members.map(\.isSubscriber) == [true, false] && view.members.map(\.relationship) == ["18", "19"])
    #expect(view.members.map(\.subscriberNumber) == ["MEMBER1", "MEMBER1"] && view.members[0].group == "POLICY1")
    #expect(view.members[0].birth == day("1985-07-04") && view.members[0].address?.postalCode == "61602")
    #expect(view.members[0].coverages.map(\.plan) == ["GOLD"] && view.members[0].coverages[0].level == "ECH")
    #expect(view.members[1].coverages.map(\.begins) == [day("2026-11-01")])
  }

  @Test func premiums() throws {
    let view = try #require(PremiumPayment(try SampleSet.premium.tree))
    #expect(view.amount == Cents(125_000) && view.trace == "TRACE1" && view.payer?.last == "EXAMPLE EMPLOYER")
    #expect(view.accounts.map(\.isPerson) == [false, true] && view.accounts[1].name?.full == "MARIA DOE")
    #expect(view.accounts.flatMap(\.items).map(\.paid) == [Cents(100_000), Cents(25_000)])
    #expect(view.accounts[0].items[0].adjustments.map(\.amount) == [Cents(-1_000)])
    #expect(view.accounts[1].items[0].period?.first == day("2026-11-01"))
    #expect(view.accounts[1].items[0].period?.last == day("2026-11-30"))
  }
}
