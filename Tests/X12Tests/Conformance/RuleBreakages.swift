@testable import X12

/// For each rule that holds for every guide, documents that break just it.
enum RuleBreakages {
  static let all: [Breakage] = segments + loops + levels + elements + values + balances + situations + codes

  private static let paid = SampleSet.remittance
  private static let claims = SampleSet.professional
  private static let question = SampleSet.eligibilityRequest

  private static let segments: [Breakage] = [
    Breakage(
      .guideNone, "a version that is not known",
      SampleSet(guide: "", group: "HP", transaction: "835", version: "005010X999", body: paid.body),
      Told(.guideNone, at: "ST*")),
    Breakage(
      .guideNone, "the version of another transaction",
      SampleSet(guide: "", group: "HP", transaction: "835", version: "005010X222A1", body: paid.body),
      Told(ConformanceRule.guideNone.name, at: "ST*")),
    Breakage(
      .segmentUnknown, "an identifier that the standard lacks",
      paid.replacing("REF*EV", with: "REF*EV*RECEIVER1", "ZZZ*1"), Told(.segmentUnknown, at: "ZZZ")),
    Breakage(
      .segmentNotInGuide, "a segment of another transaction", paid.replacing("MOA", with: "MOA***MA01", "SBR*P"),
      Told(.segmentNotInGuide, at: "SBR")),
    Breakage(
      .segmentUnexpected, "a claim outside its group: the segments that follow it are not told too",
      paid.replacing("LX*1"), Told(.segmentUnexpected, at: "CLP*ACCOUNT1")),
    Breakage(
      .segmentUnexpected, "an address where none is used",
      claims.replacing("NM1*40", with: "NM1*40*2*CLEARINGHOUSE*****46*RECEIVER1", "N3*3 OAK ST", "N4*CHICAGO*IL*60601"),
      Told(.segmentUnexpected, at: "N3*3 OAK")),
    Breakage(
      .segmentQualifier, "a number of a kind that is not used here", paid.replacing("REF*TJ", with: "REF*ZZ*1"),
      Told(.segmentQualifier, at: "REF*ZZ", 1)),
    Breakage(
      .segmentQualifier, "two of them in a row are two faults",
      paid.replacing("REF*TJ", with: "REF*ZZ*1", "REF*YY*1"), Told(.segmentQualifier, at: "REF*ZZ", 1),
      Told(.segmentQualifier, at: "REF*YY", 1)),
    Breakage(
      .segmentQualifier, "a level of an unknown kind, with all that is in it",
      question.replacing("HL*4", with: "HL*4*3*99*0"), Told(.segmentQualifier, at: "HL*4", 3),
      Told("270-DEPENDENT", at: "HL*3", nil, nil, .warning)),
    Breakage(
      .segmentOrder, "the street after the city",
      claims.replacing("N3*1 MAIN", with: "N4*SPRINGFIELD*IL*62701").replacing(
        "REF*EI", with: "N3*1 MAIN ST", "REF*EI*999999999"
      ).without(second: "N4*SPRINGFIELD"), Told(.segmentOrder, at: "N3*1 MAIN")),
    Breakage(
      .segmentRequired, "no contact", paid.replacing("PER*BL"), Told(.segmentRequired, at: "N1*PE")),
    Breakage(
      .segmentRequired, "a set without its trailer still lacks the day of its last service",
      SampleSet.text(claims.replacing("DTP*472*D8*20261030").segments.filter { !$0.hasPrefix("SE*") }),
      Told("SE-MISSING", after: "SV1*HC:Q0091"), Told(.segmentRequired, after: "SV1*HC:Q0091")),
    Breakage(
      .segmentRequired, "a set without its head, so that nobody knows which of two guides is meant",
      SampleSet.reviewAnswer.replacing("BHT"), Told(.segmentRequired, at: "HL*1")),
    Breakage(
      .segmentRequired, "what a loop lacks before another one in it is told there",
      paid.replacing("NM1*QC*1*DOE"), Told(.segmentRequired, at: "SVC*HC:J1100")),
    Breakage(
      .segmentOrder, "the payment behind its trace number is not missing",
      paid.replacing("BPR").replacing("REF*EV", with: paid.body[0], "REF*EV*RECEIVER1"),
      Told(.segmentOrder, at: "BPR")),
    Breakage(
      .segmentBare, "an adjudication that says nothing", paid.replacing("MOA", with: "MOA"),
      Told(.segmentBare, at: "MOA")),
    Breakage(
      .segmentRepeat, "the receiver's number twice",
      paid.replacing("REF*EV", with: "REF*EV*RECEIVER1", "REF*EV*OTHER"), Told(.segmentRepeat, at: "REF*EV*OTHER")),
  ]

  private static let loops: [Breakage] = [
    Breakage(.loopRequired, "no receiver", claims.replacing("NM1*40"), Told(.loopRequired, at: "HL*1")),
    Breakage(
      .loopRequired, "no service line, which the claim's end shows",
      SampleSet.dental.replacing("LX*1").replacing("SV3*AD:D2150").replacing("TOO").replacing("LX*2").replacing(
        "SV3*AD:D0220"), Told(.loopRequired, at: "SE*")),
    Breakage(
      .loopRequired, "no payee, which the first claim shows",
      paid.replacing("N1*PE").replacing("REF*TJ"), Told(.loopRequired, at: "LX*1")),
    Breakage(
      .loopRepeat, "two addresses for the payment",
      claims.replacing(
        "REF*EI", with: "REF*EI*999999999", "NM1*87*2", "N3*PO BOX 1", "N4*CHICAGO*IL*60601", "NM1*87*1", "N3*PO BOX 2",
        "N4*CHICAGO*IL*60602"), Told(.loopRepeat, at: "NM1*87*1")),
  ]

  private static let levels: [Breakage] = [
    Breakage(
      .levelSequence, "a number is left out", question.replacing("HL*4", with: "HL*5*3*23*0"),
      Told(.levelSequence, at: "HL*5", 1)),
    Breakage(
      .levelSequence, "one wrong number in the middle is one fault",
      claims.replacing("HL*3", with: "HL*7*2*23*0"), Told(.levelSequence, at: "HL*7", 1)),
    Breakage(
      .levelSequence, "a number that no number can follow",
      claims.replacing("HL*3", with: "HL*9223372036854775807*2*23*0"),
      Told(.levelSequence, at: "HL*9223372036854775807", 1),
      Told(.elementLong, at: "HL*9223372036854775807", 1)),
    Breakage(
      .levelParent, "a parent that is not there", question.replacing("HL*4", with: "HL*4*9*23*0"),
      Told(.levelParent, at: "HL*4", 2)),
    Breakage(
      .levelParent, "a dependent right below a provider", question.replacing("HL*4*3", with: "HL*4*2*23*0"),
      Told(.levelParent, at: "HL*4", 2)),
    Breakage(
      .levelParent, "no parent does not upset what follows", question.replacing("HL*3*2", with: "HL*3**22*1"),
      Told(.elementRequired, at: "HL*3", 2)),
    Breakage(
      .levelChildren, "a level denies the one below it", question.replacing("HL*3*2", with: "HL*3*2*22*0"),
      Told(.levelChildren, at: "HL*3", 4)),
    Breakage(
      .lineSequence, "the second line is numbered 3", claims.replacing("LX*2", with: "LX*3"),
      Told(.lineSequence, at: "LX*3", 1)),
    Breakage(
      .lineSequence, "the lines begin with 2", SampleSet.dental.replacing("LX*1", with: "LX*7"),
      Told(.lineSequence, at: "LX*7", 1)),
  ]

  private static let elements: [Breakage] = [
    Breakage(
      .elementRequired, "no payer's number", paid.replacing("TRN", with: "TRN*1*TRACE1"),
      Told(.elementRequired, at: "TRN", 3)),
    Breakage(
      .elementRequired, "no frequency", claims.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***22:B*Y*A*Y*Y"),
      Told(.elementRequired, at: "CLM*ACCOUNT2", 5, 3)),
    Breakage(
      .elementNotUsed, "a description", paid.replacing("REF*TJ", with: "REF*TJ*999999999*TEXT"),
      Told(.elementNotUsed, at: "REF*TJ", 3)),
    Breakage(
      .elementNotUsed, "a diagnosis present on admission in a professional claim",
      claims.replacing("HI*ABK:I10", with: "HI*ABK:I10:::::::Y"), Told(.elementNotUsed, at: "HI*ABK:I10", 1, 9)),
    Breakage(
      .elementExtra, "a delimiter in a value", paid.replacing("REF*TJ", with: "REF*TJ*999999999***X"),
      Told(.elementExtra, at: "REF*TJ", 5)),
    Breakage(
      .elementRepeat, "eleven races",
      SampleSet.enrolment.replacing("DMG*D8*19850704", with: "DMG*D8*19850704*F**A^B^C^D^E^F^G^H^I^J^N"),
      Told(.elementRepeat, at: "DMG*D8*19850704", 5)),
    Breakage(
      .elementRelation, "how to call, but no number", paid.replacing("PER*BL", with: "PER*BL*DESK*TE"),
      Told(.elementRelation, at: "PER*BL", 4)),
    Breakage(
      .elementExclusion, "a state and a province",
      paid.replacing("N4*", with: "N4*SPRINGFIELD*IL*62701*US***ON"), Told(.elementExclusion, at: "N4*", 2)),
    Breakage(
      .elementCharacters, "a letter with an accent, of which the envelope speaks too",
      paid.replacing("NM1*QC*1*DOE", with: "NM1*QC*1*DOÉ*JANE****MI*MEMBER1"),
      Told("CHARACTERS", at: "NM1*QC*1*DOÉ", nil, nil, .warning), Told(.elementCharacters, at: "NM1*QC*1*DOÉ", 3)),
    Breakage(
      .elementRepeat, "a composite that stands once, with the separator of repetitions in it",
      claims.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***22:B:1^12:B:1*Y*A*Y*Y"),
      Told(.elementRepeat, at: "CLM*ACCOUNT2", 5)),
    Breakage(
      .elementRepeat, "the separator of repetitions in a name",
      paid.replacing("NM1*QC*1*DOE", with: "NM1*QC*1*D^OE*JANE****MI*MEMBER1"),
      Told(.elementRepeat, at: "NM1*QC*1*D^OE", 3)),
    Breakage(
      .componentExtra, "the separator of components in a name",
      paid.replacing("NM1*QC*1*DOE", with: "NM1*QC*1*D:OE*JANE****MI*MEMBER1"),
      Told(.componentExtra, at: "NM1*QC*1*D:OE", 3)),
    Breakage(
      .componentExtra, "five pointers",
      claims.replacing("SV1*HC:Q0091", with: "SV1*HC:Q0091*75*UN*1***1:1:1:1:1"),
      Told(.componentExtra, at: "SV1*HC:Q0091", 7, 5)),
  ]

  private static let values: [Breakage] = [
    Breakage(
      .elementBlank, "blanks for a name", claims.replacing("NM1*QC", with: "NM1*QC*1*  *NINA"),
      Told(.elementBlank, at: "NM1*QC", 3)),
    Breakage(
      .elementBlank, "blanks where nothing is needed", claims.replacing("N3*2 ELM", with: "N3*2 ELM ST*   "),
      Told("ELEMENT-BLANK", at: "N3*2 ELM", 2, nil, .warning)),
    Breakage(
      .elementShort, "nine characters",
      paid.replacing("BPR", with: paid.body[0].replacing("*1999999999*", with: "*199999999*")),
      Told(.elementShort, at: "BPR", 10)),
    Breakage(
      .elementLong, "three letters for a state", paid.replacing("N4*", with: "N4*SPRINGFIELD*ILL*62701"),
      Told(.elementLong, at: "N4*", 2)),
    Breakage(
      .elementLong, "too long for a code is one fault",
      paid.replacing("CLP*ACCOUNT2", with: "CLP*ACCOUNT2*4*50*0**WRONG*PAYER2"),
      Told(.elementLong, at: "CLP*ACCOUNT2", 6)),
    Breakage(
      .elementNumber, "a letter in an amount", paid.replacing("AMT*AU", with: "AMT*AU*1O0"),
      Told(.elementNumber, at: "AMT*AU", 2)),
    Breakage(
      .elementDate, "the 31st of November", paid.replacing("DTM*405", with: "DTM*405*20261131"),
      Told(.elementDate, at: "DTM*405", 2)),
    Breakage(
      .elementDate, "a day with a format", claims.replacing("DTP*431", with: "DTP*431*D8*20261301"),
      Told(.elementDate, at: "DTP*431", 3)),
    Breakage(
      .elementDate, "a period that ends before it begins",
      claims.replacing("DTP*472*RD8", with: "DTP*472*RD8*20261003-20261001"),
      Told(.elementDate, at: "DTP*472*RD8", 3)),
    Breakage(
      .elementTime, "the 25th hour", claims.replacing("BHT", with: "BHT*0019*00*BATCH1*20261102*2500*CH"),
      Told(.elementTime, at: "BHT", 5)),
    Breakage(
      .elementCode, "a status that does not exist",
      paid.replacing("CLP*ACCOUNT2", with: "CLP*ACCOUNT2*99*50*0**12*PAYER2"),
      Told(.elementCode, at: "CLP*ACCOUNT2", 2)),
    Breakage(
      .elementCode, "the second reason for an adjustment of the balance",
      paid.replacing("PLB", with: "PLB*1234567893*20261231*WO:OLD1*-5*QQ:2*0"), Told(.elementCode, at: "PLB", 5, 1)),
    Breakage(
      .elementCode, "a group of adjustments that went with version 4010",
      paid.replacing("CAS*CO*29", with: "CAS*CR*29*50"), Told(.elementCode, at: "CAS*CR", 1)),
    Breakage(
      .elementCode, "a kind of service that there is not",
      SampleSet.eligibilityAnswer.replacing("EB*B", with: "EB*B*IND*29^98***27*25*****Y"),
      Told(.elementCode, at: "EB*B", 3)),
    Breakage(
      .elementCode, "a reason for a change that there is not",
      SampleSet.enrolment.replacing("INS*Y", with: "INS*Y*18*021*12*A***FT"), Told(.elementCode, at: "INS*Y", 4)),
    Breakage(
      .elementCode, "a party that no status is about",
      SampleSet.claimReceipt.replacing("STC*A2", with: "STC*A2:20:ZZ*20261102*WQ*100"),
      Told(.elementCode, at: "STC*A2", 1, 3)),
    Breakage(
      .elementCode, "a quadrant of the mouth that there is not",
      SampleSet.dental.replacing("SV3*AD:D2150", with: "SV3*AD:D2150*46**50*I*1"),
      Told(.elementCode, at: "SV3*AD:D2150", 4, 1)),
    Breakage(
      .elementCode, "the head of an answer is checked by its own guide",
      SampleSet.reviewAnswer.replacing("BHT", with: "BHT*0007*11*REQUEST1*20261103*0900*99"),
      Told(.elementCode, at: "BHT", 6)),
  ]

  private static let balances: [Breakage] = [
    Breakage(
      .balanceLine, "a line pays a dollar more", paid.replacing("SVC*HC:J1100", with: "SVC*HC:J1100*60*41**1"),
      Told(.balanceLine, at: "SVC*HC:J1100", 3)),
    Breakage(
      .balanceClaim, "a claim charges ten dollars more",
      paid.replacing("CLP*ACCOUNT1", with: "CLP*ACCOUNT1*1*110*70*10*12*PAYER1*11*1"),
      Told(.balanceClaim, at: "CLP*ACCOUNT1", 4)),
    Breakage(
      .balanceClaim, "lines charge less than their claim",
      paid.replacing("CLP*ACCOUNT1", with: "CLP*ACCOUNT1*1*110*70*10*12*PAYER1*11*1", "CAS*OA*94*10"),
      Told(.balanceClaim, at: "CLP*ACCOUNT1", 3)),
    Breakage(
      .balancePayment, "the payment is a dollar more",
      paid.replacing("BPR", with: paid.body[0].replacing("*75*", with: "*76*")), Told(.balancePayment, at: "BPR", 2)),
    Breakage(
      .balancePatient, "a share of the patient that no adjustment explains",
      paid.replacing("CLP*ACCOUNT1", with: "CLP*ACCOUNT1*1*100*70*12*12*PAYER1*11*1"),
      Told(.balancePatient, at: "CLP*ACCOUNT1", 5)),
    Breakage(
      .diagnosisList, "the same diagnosis twice", claims.replacing("HI*ABK:J069", with: "HI*ABK:J069*ABF:R05*ABF:J069"),
      Told(.diagnosisList, at: "HI*ABK:J069", 3, 2)),
    Breakage(
      .diagnosisList, "a diagnosis left out between others",
      claims.replacing("HI*ABK:J069", with: "HI*ABK:J069**ABF:R05"), Told(.diagnosisList, at: "HI*ABK:J069", 2)),
    Breakage(
      .chargeNegative, "a line that takes back",
      claims.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*-75***22:B:1*Y*A*Y*Y").replacing(
        "SV1*HC:Q0091", with: "SV1*HC:Q0091*-75*UN*1***1"), Told(.chargeNegative, at: "CLM*ACCOUNT2", 2),
      Told(.chargeNegative, at: "SV1*HC:Q0091", 2)),
    Breakage(
      .paymentNegative, "what the provider owes as a payment",
      paid.replacing("BPR", with: paid.body[0].replacing("*75*", with: "*-5*")).replacing(
        "PLB", with: "PLB*1234567893*20261231*WO:OLD1*75"), Told(.paymentNegative, at: "BPR", 2)),
    Breakage(
      .balanceCharge, "a claim charges a dollar more",
      claims.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*76***22:B:1*Y*A*Y*Y"),
      Told(.balanceCharge, at: "CLM*ACCOUNT2", 2)),
    Breakage(
      .balanceOtherPayer, "the other payer paid less", claims.replacing("AMT*D", with: "AMT*D*70"),
      Told(.balanceOtherPayer, at: "SBR*P*18*GROUP2")),
    Breakage(
      .balanceOtherLine, "what one line has too little the other has too much",
      claims.replacing("CAS*CO", with: "CAS*CO*45*20").replacing("CAS*PR*3", with: "CAS*PR*3*40"),
      Told(.balanceOtherLine, at: "SVD*PLAN2*70.5", 2),
      Told(.balanceOtherLine, at: "SVD*PLAN2*20", 2)),
    Breakage(
      .balanceOtherLine, "a line decided in two pieces, of which one is short",
      claims.replacing(
        "DTP*573*D8*20261016", with: "DTP*573*D8*20261016", "SVD*PLAN2*4*HC:J1885**1", "CAS*PR*2*-3",
        "DTP*573*D8*20261017"), Told(.balanceOtherLine, at: "SVD*PLAN2*20", 2),
      Told(.balanceOtherPayer, at: "SBR*P*18*GROUP2")),
  ]

  private static let situations: [Breakage] = [
    Breakage(
      .diagnosisPointer, "the third of two diagnoses",
      claims.replacing("SV1*HC:J1100", with: "SV1*HC:J1100*100.5*UN*1***1:3"),
      Told(.diagnosisPointer, at: "SV1*HC:J1100", 7, 2)),
    Breakage(
      .diagnosisPointer, "a diagnosis of a claim without any",
      SampleSet.dental.replacing("SV3*AD:D0220", with: "SV3*AD:D0220*50****2*****1"),
      Told(.diagnosisPointer, at: "SV3*AD:D0220", 11, 1)),
    Breakage(
      .payerRank, "two payers pay second",
      claims.replacing("SBR*P*18*GROUP2", with: "SBR*S*18*GROUP2******CI"),
      Told(.payerRank, at: "SBR*S*18*GROUP2", 1)),
    Breakage(
      .otherPayerUnknown, "a payer that the claim does not name",
      claims.replacing("SVD*PLAN2*20", with: "SVD*PLAN9*20*HC:J1885**1"),
      Told(.otherPayerUnknown, at: "SVD*PLAN9", 1)),
  ]

  private static var diagnoses: CodeTable {
    var table = CodeTable()
    table.add("J069")
    table.add("R05", through: CalendarDate(year: 2021, month: 9, day: 30))
    table.add("I10", from: CalendarDate(year: 2015, month: 10, day: 1))
    return table
  }

  /// Two editions: what other days' editions hold is not known.
  private static var editions: CodeTable {
    var table = CodeTable(
      covering: CalendarDate(year: 2023, month: 10, day: 1), through: CalendarDate(year: 2025, month: 9, day: 30))
    for code in ["J069", "R05"] { table.add(code) }
    return table
  }

  private static let codes: [Breakage] = [
    Breakage(
      .npiCheckDigit, "a digit is mistyped", paid.replacing("NM1*82", with: "NM1*82*1*ROE*RICHARD****XX*1234567894"),
      Told(.npiCheckDigit, at: "NM1*82", 9)),
    Breakage(
      rule: ConformanceRule.codeDay.name, means: "a diagnosis that has been split since", text: claims.text,
      told: [Told(.codeDay, at: "HI*ABK:J069", 2, 2)], codes: [.icd10cm: diagnoses]),
    Breakage(
      .codeDay, "a diagnosis by a classification that ended in 2015",
      claims.replacing("HI*ABK:I10", with: "HI*BK:4019"), Told(.codeDay, at: "HI*BK", 1, 2)),
    Breakage(
      .codeUnknown, "a taxonomy that is too short, whatever table is loaded",
      claims.replacing("PRV*PE", with: "PRV*PE*PXC*207Q"), Told(.codeUnknown, at: "PRV*PE", 3)),
    Breakage(
      .codeDay, "a diagnosis by a classification that had not begun",
      claims.replacing("DTP*472*D8*20261030", with: "DTP*472*D8*20150930"), Told(.codeDay, at: "HI*ABK:I10", 1, 2)),
    Breakage(
      rule: ConformanceRule.codeUnknown.name, means: "a diagnosis that never was",
      text: claims.replacing("HI*ABK:I10", with: "HI*ABK:I1O").text,
      told: [Told(.codeDay, at: "HI*ABK:J069", 2, 2), Told(.codeUnknown, at: "HI*ABK:I1O", 1, 2)],
      codes: [.icd10cm: diagnoses]),
    Breakage(
      rule: ConformanceRule.codeEdition.name, means: "a diagnosis that no loaded edition has", text: claims.text,
      told: [Told(.codeEdition, at: "HI*ABK:I10", 1, 2)], codes: [.icd10cm: editions]),
  ]
}

extension Breakage {
  fileprivate init(_ rule: ConformanceRule, _ means: String, _ text: String, _ told: Told...) {
    self.init(rule: rule.name, means: means, text: text, told: told)
  }
}

extension SampleSet {
  /// The sample without the second segment that begins so.
  fileprivate func without(second start: String) -> SampleSet {
    var changed = self
    let places = body.indices.filter { body[$0].hasPrefix(start) }
    changed.body.remove(at: places[1])
    return changed
  }
}
