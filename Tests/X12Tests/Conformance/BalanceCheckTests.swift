import Testing

@testable import X12

/// What is told of amounts: where it lies, and that it is true.
struct BalanceCheckTests {
  /// The loop that each rule of amounts speaks of.
  private static let loops: [ConformanceRule: String] = [
    .balanceLine: "2000/2100/2110", .balanceClaim: "2000/2100", .balancePayment: "", .paymentNegative: "",
    .balancePatient: "2000/2100",
    .balanceCharge: "2000A/2000B/2300", .balanceOtherPayer: "2000A/2000B/2000C/2300/2320",
    .balanceOtherLine: "2000A/2000B/2000C/2300/2400/2430",
  ]

  @Test func amountsAreToldInTheirLoops() throws {
    for breakage in RuleBreakages.all {
      for finding in try Conformance.findings(breakage.text, codes: breakage.codes) where finding.level == .balance {
        let rule = try #require(ConformanceRule(rawValue: finding.problem.rule))
        // A charge stands in a claim and in its lines.
        let isCharge = rule == .chargeNegative && finding.loop.hasPrefix("2000A/2000B/2300")
        #expect(isCharge || finding.loop == Self.loops[rule], "\(finding.problem.message)")
        let inner = finding.loop.split(separator: "/").last.map { ", in loop \($0): " } ?? ": "
        #expect(finding.problem.message.contains(inner))
      }
    }
  }

  /// Amounts have no decimals to lose: what balances exactly does, and what does not is told as it stands.
  @Test func moreDecimalsThanCentsAreAddedExactly() throws {
    let paid = SampleSet.remittance.replacing("SVC*HC:J1100", with: "SVC*HC:J1100*60*40.005**1")
      .replacing("CLP*ACCOUNT1", with: "CLP*ACCOUNT1*1*100*70.005*10*12*PAYER1*11*1")
      .replacing("BPR", with: SampleSet.remittance.body[0].replacing("*75*", with: "*75.005*"))
    #expect(try told(paid.replacing("CAS*CO*45", with: "CAS*CO*45*19.995")) == [])
    let messages = try told(paid.replacing("CAS*CO*45", with: "CAS*CO*45*19.9951000"))
    #expect(
      messages.contains { $0.contains("charge 60.00 less adjustments 19.9951 is 40.0049, but 40.005 was paid") })
    #expect(messages.count == 2)
    let claim = SampleSet.professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75.005***22:B:1*Y*A*Y*Y")
    #expect(try told(claim).first?.contains("claim ACCOUNT2 charges 75.005, but its lines come to 75.00.") == true)
  }

  /// Of an amount that cannot be read nothing is told but that.
  @Test(arguments: ["4O", "1.23456", "-", "1.2.3", "1E2", "99999999999999999999"])
  func sumsWithAnAmountThatIsNoneAreNotJudged(amount: String) throws {
    #expect(try told(SampleSet.remittance.replacing("SVC*HC:J1885", with: "SVC*HC:J1885*40*\(amount)")) == [])
    let paid = SampleSet.remittance.replacing("CLP*ACCOUNT2", with: "CLP*ACCOUNT2*4*50*\(amount)**12*PAYER2")
    #expect(try told(paid) == [])
    #expect(try told(SampleSet.remittance.replacing("CAS*CO*29", with: "CAS*CO*29*\(amount)")) == [])
    #expect(try told(SampleSet.professional.replacing("AMT*D", with: "AMT*D*\(amount)")) == [])
    let claim = SampleSet.professional.replacing("SV1*HC:Q0091", with: "SV1*HC:Q0091*\(amount)*UN*1***1")
    #expect(try told(claim) == [])
  }

  /// A payer may decide on a line in pieces, as where one procedure became two.
  @Test func piecesOfADecisionAreAddedUp() throws {
    let claims = SampleSet.professional.replacing("SVD*PLAN2*70.5", with: "SVD*PLAN2*70*HC:J1100**1")
      .replacing(
        "CAS*CO*45*30", with: "CAS*CO*45*10", "DTP*573*D8*20261015", "SVD*PLAN2*0.5*HC:J1101**1", "CAS*CO*45*20")
    #expect(try told(claims) == [])
  }

  @Test func moreThanTenBillionDollarsAreAddedToo() throws {
    let claim = SampleSet.professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*10000000001***22:B:1*Y*A*Y*Y")
    #expect(try told(claim).first?.contains("charges 10000000001.00, but its lines come to 75.00") == true)
    let both = claim.replacing("SV1*HC:Q0091", with: "SV1*HC:Q0091*10000000001*UN*1***1")
    #expect(try told(both) == [])
  }

  private func told(_ sample: SampleSet) throws -> [String] {
    try Conformance.findings(sample.text).filter { $0.level == .balance }.map(\.problem.message)
  }
}
