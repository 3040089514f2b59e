import Testing

@testable import X12

/// Entries of guides that a comparison with other engines found wanting, each broken, or used, once.
struct GuideEntryTests {
  @Test func whatOtherEnginesRequireToo() throws {
    let premium = SampleSet.premium
    let cases: [(SampleSet, rule: String, loop: String)] = [
      (
        premium.replacing("BPR", with: "BPR*I*1250*C*CHK************20261102"), "ELEMENT-REQUIRED", ""
      ),
      (
        premium.replacing("N1*PR", with: "N1*PR*EXAMPLE EMPLOYER*FI*999999998", "PER*IC**TE*5550100"),
        "ELEMENT-REQUIRED", "1000B"
      ),
      (premium.replacing("DTM*582****RD8*20261101-20261130", in: 3, with: "DTM*582"), "ELEMENT-REQUIRED", ""),
      (premium.replacing("IT1", with: "IT1*1", "IT1*2"), "LOOP-REPEAT", "2000A/2300A/2310A"),
      (SampleSet.functional.replacing("AK1", with: "AK1*HC*17"), "ELEMENT-REQUIRED", ""),
      (
        SampleSet.claimReceipt.replacing("NM1*QC*1*POE", with: "NM1*QC*1*POE*PETER"), "ELEMENT-REQUIRED",
        "2000A/2000B/2000C/2000D/2100D"
      ),
      (
        SampleSet.statusAnswer.replacing("SVC", with: "SVC*HC:J1885*50*0"), "ELEMENT-REQUIRED",
        "2000A/2000B/2000C/2000D/2000E/2200E/2220E"
      ),
      (
        SampleSet.enrolment.replacing("DMG*D8*19850704", with: "DMG*D8*19850704*F", "NM1*S3*1*DOE"),
        "ELEMENT-REQUIRED", "2000/2100F"
      ),
    ]
    for (sample, rule, loop) in cases {
      let findings = try Conformance.findings(sample.text, level: .guide)
      // A segment's relations may say the same in other words.
      let told = findings.filter { $0.problem.rule == rule && $0.loop == loop }
      #expect(!told.isEmpty && Set(findings.map(\.problem.segment)).count == 1, "\(findings.map(\.problem.message))")
    }
  }

  /// Each engine's list lacks some of these.
  @Test func kindsOfServiceOfBothQuestionAndAnswer() throws {
    let question = SampleSet.eligibilityRequest.replacing("EQ*98", with: "EQ*CC^GY^UC^1^99")
    #expect(try Conformance.findings(question.text).map(\.problem.message) == [])
    let answer = SampleSet.eligibilityAnswer.replacing("EB*B", with: "EB*B*IND*CC^GY^UC^1^99***27*25*****Y")
    #expect(try Conformance.findings(answer.text).map(\.problem.message) == [])
  }

  /// A file that was refused as a whole names no provider.
  @Test func aRefusedFileHasNoProviders() throws {
    let receipt = SampleSet.claimReceipt.cut(at: "HL*3").replacing("HL*2", with: "HL*2*1*21*0").replacing(
      "STC*A1", with: "STC*A3:21:41*20261103*U*225.5")
    #expect(try Conformance.findings(receipt.text).map(\.problem.message) == [])
  }

  /// Payers that answer several lines of the same claim, and money that goes both ways.
  @Test func aRemittanceMayTakeBackAndPayAgain() throws {
    let paid = SampleSet.remittance.replacing(
      "LX*1", with: "LX*1", "CLP*ACCOUNT1*22*-100*-70*-10*12*PAYER1*11*1", "NM1*QC*1*DOE*JANE****MI*MEMBER1",
      "SVC*HC:J1100*-100*-70**-1", "DTM*472*20261001", "CAS*CO*45*-20", "CAS*PR*1*-10"
    ).replacing("BPR", with: "BPR*I*5*C*CHK************20261102")
    #expect(try Conformance.findings(paid.text).map(\.problem.message) == [])
  }
}

extension SampleSet {
  /// The sample with another segment at a place where several begin alike.
  fileprivate func replacing(_ old: String, in place: Int, with new: String) -> SampleSet {
    precondition(body[place] == old)
    var changed = self
    changed.body[place] = new
    return changed
  }
}
