@testable import X12

/// Documents that break one situational rule of a guide.
enum SituationBreakages {
  static let all: [Breakage] = claims + others

  private static let professional = SampleSet.professional
  private static let institutional = SampleSet.institutional
  private static let dental = SampleSet.dental

  /// A claim that another payer has paid as a whole, not line by line.
  private static let paidAsAWhole: SampleSet = {
    let decided = professional.body.firstIndex { $0.hasPrefix("LX*1") } ?? 0
    let next = professional.body.firstIndex { $0.hasPrefix("HL*4") } ?? 0
    var sample = professional.replacing("CAS*PR*1*20", with: "CAS*PR*1*80")
    let lines = sample.body[decided..<next].filter { line in !["SVD", "CAS", "DTP*573"].contains { line.hasPrefix($0) }
    }
    sample.body.replaceSubrange(decided..<next, with: lines)
    return sample
  }()

  private static let claims: [Breakage] = [
    Breakage(
      "837P-ORIGINAL-NUMBER", "a replacement without the first claim's number",
      professional.replacing("REF*F8").segments, Told("837P-ORIGINAL-NUMBER", at: "CLM*ACCOUNT1")),
    Breakage(
      "837P-MEMBER-NUMBER", "a subscriber without a number",
      professional.replacing("NM1*IL*1*POE", with: "NM1*IL*1*POE*PETER").segments,
      Told("837P-MEMBER-NUMBER", at: "NM1*IL*1*POE", 9)),
    Breakage(
      "837P-TAX-NUMBER", "a hyphen in the tax number",
      professional.replacing("REF*EI", with: "REF*EI*99-9999999").segments,
      Told("837P-TAX-NUMBER", at: "REF*EI", 2, nil, .warning)),
    Breakage(
      "837I-TAX-NUMBER", "a hyphen in the tax number",
      institutional.replacing("REF*EI", with: "REF*EI*99-9999999").segments,
      Told("837I-TAX-NUMBER", at: "REF*EI", 2, nil, .warning)),
    Breakage(
      "837D-TAX-NUMBER", "a hyphen in the tax number",
      dental.replacing("REF*EI", with: "REF*EI*99-9999999").segments,
      Told("837D-TAX-NUMBER", at: "REF*EI", 2, nil, .warning)),
    Breakage(
      "837P-ADMISSION-DATE", "care in a hospital without the day of admission",
      professional.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***21:B:1*Y*A*Y*Y").segments,
      Told("837P-ADMISSION-DATE", at: "CLM*ACCOUNT2")),
    Breakage(
      "837P-STATE-ZIP", "an address without the ZIP code",
      professional.replacing("N4*PEORIA", with: "N4*PEORIA*IL").segments, Told("837P-STATE-ZIP", at: "N4*PEORIA", 3)),
    Breakage(
      "837P-OTHER-PAID", "another payer adjusted, and what it paid is not said",
      professional.replacing("AMT*D").segments, Told("837P-OTHER-PAID", at: "SBR*P*18*GROUP2"),
      Told("837P-OTHER-PAID-LINE", at: "CLM*ACCOUNT1")),
    Breakage(
      "837P-OTHER-DECIDED", "the day of another payer's decision alone",
      paidAsAWhole.replacing("AMT*D").replacing("CAS*PR").replacing(
        "NM1*PR*2*OTHER PLAN", with: "NM1*PR*2*OTHER PLAN*****PI*PLAN2", "DTP*573*D8*20261015"
      ).segments, Told("837P-OTHER-DECIDED", at: "CLM*ACCOUNT1")),
    Breakage(
      "837P-OTHER-DAY", "another payer's payment without its day", paidAsAWhole.segments,
      Told("837P-OTHER-DAY", at: "CLM*ACCOUNT1")),
    Breakage(
      "837P-PATIENT", "a subscriber who is the patient, without a street", professional.replacing("N3*4 FIR").segments,
      Told("837P-PATIENT", at: "HL*4")),
    Breakage(
      "837I-PATIENT", "a subscriber who is the patient, without birth and sex", institutional.replacing("DMG").segments,
      Told("837I-PATIENT", at: "HL*2")),
    Breakage(
      "837D-PATIENT", "a subscriber who is the patient, without a city", dental.replacing("N4*PEORIA").segments,
      Told("837D-PATIENT", at: "HL*2")),
    Breakage(
      "837P-ICD-MIX", "an ICD-9 code beside an ICD-10 code",
      professional.replacing("HI*ABK:J069", with: "HI*ABK:J069*BF:7862").segments,
      Told("837P-ICD-MIX", at: "HI*ABK:J069", 2, 1)),
    Breakage(
      "837I-ADMITTING-DIAGNOSIS", "a stay without the admitting diagnosis", institutional.replacing("HI*ABJ").segments,
      Told("837I-ADMITTING-DIAGNOSIS", at: "CLM*")),
    Breakage(
      "837I-DISCHARGE-HOUR", "a stay without the hour of discharge", institutional.replacing("DTP*096").segments,
      Told("837I-DISCHARGE-HOUR", at: "CLM*", nil, nil, .warning)),
    Breakage(
      "837D-PRIOR-PLACEMENT", "a replacement without the day of the first placement",
      dental.replacing("SV3*AD:D2150", with: "SV3*AD:D2150*46***R*1").segments,
      Told("837D-PRIOR-PLACEMENT", at: "LX*1")),
  ]

  private static let others: [Breakage] = [
    Breakage(
      "BPR-BANK", "a transfer without the receiver's account",
      SampleSet.remittance.replacing(
        "BPR", with: "BPR*I*75*C*ACH*CCP*01*999999992*DA*1*1999999999**01*999988880***20261102"
      ).segments, Told("BPR-BANK", at: "BPR", 15)),
    Breakage(
      "999-ACCEPTED-CODE", "an accepted set with an error",
      SampleSet.functional.replacing("IK5*A", with: "IK5*A*5").segments,
      Told("999-ACCEPTED-CODE", at: "IK5*A", 2, nil, .warning)),
    Breakage(
      "999-CONTEXT", "a trigger without its place",
      SampleSet.functional.replacing("CTX", with: "CTX*SITUATIONAL TRIGGER*CLM").segments,
      Told("999-CONTEXT", at: "CTX*SITUATIONAL", 3)),
    Breakage(
      "277CA-RECEIPT", "a receipt that speaks of a payment",
      SampleSet.claimReceipt.replacing("STC*A2", with: "STC*F1:20:PR*20261103*WQ*150.5").segments,
      Told("277CA-RECEIPT", at: "STC*F1", 1, 1, .warning)),
    Breakage(
      "999-GROUP", "a group that is accepted with a transaction that is not",
      SampleSet.functional.replacing("AK9", with: "AK9*A*2*2*2").segments, Told("999-GROUP", at: "ST*999")),
    Breakage(
      "834-MARITAL", "a child's civil status",
      SampleSet.enrolment.replacing("DMG*D8*2016", with: "DMG*D8*20160229*F***1").segments,
      Told("834-MARITAL", at: "INS*N")),
    Breakage(
      "270-QUESTION", "a subscriber about whom nothing is asked",
      SampleSet.eligibilityRequest.cut(at: "EQ*30").replacing("HL*3", with: "HL*3*2*22*0").segments,
      Told("270-QUESTION", at: "HL*3")),
    Breakage(
      "270-SEARCH-DEPENDENT", "a dependent without a birth date",
      SampleSet.eligibilityRequest.replacing("DMG*D8*2016").segments,
      Told("270-SEARCH-DEPENDENT", at: "NM1*03", nil, nil, .warning)),
    Breakage(
      "271-PARTIES", "a party to a benefit without the brackets", SampleSet.eligibilityAnswer.replacing("LE*").segments,
      Told("271-PARTIES", at: "EB*B"), Told("271-LS-LE", at: "EB*B")),
    Breakage(
      "276-SUBSCRIBER-BIRTH", "a patient without a birth date",
      SampleSet.statusRequest.replacing("DMG*D8*1940").segments,
      Told("276-SUBSCRIBER-BIRTH", at: "HL*4")),
    Breakage(
      "278-ADMISSION", "an admission without its day", SampleSet.reviewRequest.replacing("DTP*435").segments,
      Told("278-ADMISSION", at: "HL*4")),
    Breakage(
      "278-NO-EVENT", "a patient for whom nothing is asked",
      SampleSet.reviewRequest.cut(at: "HL*4").segments, Told("278-NO-EVENT", at: "HL*3")),
    Breakage(
      "278-REASON", "refused without a reason", SampleSet.reviewAnswer.replacing("HCR*A3", with: "HCR*A3").segments,
      Told("278-REASON", at: "HCR*A3", 3, nil, .warning)),
    Breakage(
      "820-BANK", "a transfer without the receiver's account",
      SampleSet.premium.replacing(
        "BPR", with: "BPR*I*1250*C*ACH*CCP*01*999999992*DA*1*1999999999**01*999988880***20261102"
      ).segments, Told("820-BANK", at: "BPR", 15, nil, .warning)),
    Breakage(
      "834-SELF", "a subscriber who is a child",
      SampleSet.enrolment.replacing("INS*Y", with: "INS*Y*19*021*28*A***FT").segments,
      Told("834-SELF", at: "INS*Y", 2, nil, .warning)),
  ]
}
