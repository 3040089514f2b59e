import Testing

@testable import X12

/// Codes are looked up on the day that counts for them.
struct CodeCheckTests {
  private static let claims = SampleSet.professional
  private static let paid = SampleSet.remittance.replacing(
    "SVC*HC:J1885", with: "SVC*HC:J1885*40*30", "DTM*472*20261020")

  private func table(_ codes: (String, from: Int, through: Int)...) -> CodeTable {
    var table = CodeTable()
    for (code, from, through) in codes {
      table.add(
        code, from: CalendarDate(year: 2026, month: 10, day: from),
        through: CalendarDate(year: 2026, month: 10, day: through))
    }
    return table
  }

  private func told(_ text: String, _ tables: [CodeTableName: CodeTable]) throws -> [String] {
    try Conformance.findings(text, codes: tables).map {
      "\($0.problem.rule) \($0.problem.segment) \($0.problem.element ?? 0)-\($0.problem.component ?? 0)"
    }
  }

  @Test func aPaidLineCountsByItsOwnDay() throws {
    #expect(try told(Self.paid.text, [.hcpcs: table(("J1100", 1, 10), ("J1885", 15, 31))]) == [])
    let swapped = try told(Self.paid.text, [.hcpcs: table(("J1100", 15, 31), ("J1885", 1, 10))])
    #expect(swapped == ["CODE-DAY 23 1-2", "CODE-DAY 28 1-2"])
  }

  @Test func aClaimedLineCountsByItsOwnDayAndWhatFollowsInIt() throws {
    let text = Self.claims.text
    #expect(try told(text, [.hcpcs: table(("J1100", 1, 1), ("J1885", 1, 3), ("Q0091", 30, 30))]) == [])
    let late = try told(text, [.hcpcs: table(("J1100", 2, 31), ("J1885", 1, 31), ("Q0091", 1, 31))])
    // The line's code, and that of the other payer's decision on it.
    #expect(late == ["CODE-DAY 38 1-2", "CODE-DAY 40 3-2"])
  }

  @Test func aStayCountsByItsLastDay() throws {
    let text = SampleSet.institutional.text
    let others = [("R1031", 1, 31), ("I10", 1, 31), ("E119", 1, 31)]
    func diagnoses(_ from: Int, _ through: Int) -> CodeTable {
      table(("K3580", from, through), others[0], others[1], others[2])
    }
    #expect(try told(text, [.icd10cm: diagnoses(4, 31)]) == [])
    #expect(try told(text, [.icd10cm: diagnoses(1, 3)]) == ["CODE-DAY 26 1-2"])
  }

  @Test func codesOfAClassificationThatEndedNeedNoTable() throws {
    func told(_ last: String, _ tables: [CodeTableName: CodeTable] = [:]) throws -> [String] {
      let sample = SampleSet.institutional.replacing("HI*ABK", with: "HI*BK:5409").replacing("HI*ABF")
        .replacing("HI*ABJ", with: "HI*BJ:78903").replacing("HI*BBR").replacing(
          "DTP*434", with: "DTP*434*RD8*20150928-\(last)")
      return try self.told(sample.text, tables).filter { $0.hasPrefix("CODE") }
    }
    #expect(try told("20150930") == [])
    // Once for the claim.
    #expect(try told("20151001") == ["CODE-DAY 26 1-2"])
    var loaded = CodeTable()
    loaded.add("5409")
    #expect(try told("20150930", [.icd9cm: loaded]) == ["CODE-UNKNOWN 27 1-2"])
    #expect(try told("20151001", [.icd9cm: loaded]).count == 2)
  }

  @Test func codesOfASetWithoutItsTrailerCountByTheirOwnClaim() throws {
    // The first set breaks off, and the second begins with another day.
    let first = Self.claims.segments.dropLast(3)
    let second = Self.paid.segments.dropFirst(2)
    let text = SampleSet.text(Array(first + second))
    let told = try told(text, [.icd10cm: table(("J069", 1, 1), ("R05", 1, 1), ("I10", 30, 30))])
    #expect(!told.contains { $0.hasPrefix("CODE") }, "\(told)")
  }

  @Test func reasonsOfPayersDoNotCountByTheDayOfTheService() throws {
    let reasons = table(("45", 20, 31), ("1", 20, 31), ("29", 20, 31))
    let text = Self.paid.text.replacing("*20261102*0800*1*X*", with: "*20261025*0800*1*X*")
    #expect(try told(text, [.carc: reasons]) == [])
    let unknown = try told(text, [.carc: table(("45", 20, 31), ("1", 20, 31))])
    #expect(unknown == ["CODE-UNKNOWN 32 2-0"])
  }

  @Test func aReasonThatEndedBeforeTheGroupWasSentIsAWarning() throws {
    var reasons = CodeTable()
    for code in ["1", "29"] { reasons.add(code) }
    reasons.add("45", through: CalendarDate(year: 2026, month: 11, day: 1))
    let findings = try Conformance.findings(Self.paid.text, codes: [.carc: reasons])
    #expect(findings.rules == ["CODE-DAY"] && findings.errors.isEmpty)
    #expect(findings.first?.problem.message.contains("not in use on 2026-11-02") == true)
    let early = Self.paid.text.replacing("*20261102*0800*1*X*", with: "*20261101*0800*1*X*")
    #expect(try told(early, [.carc: reasons]) == [])
  }

  @Test func proceduresOfTheMedicalAssociationAreNotLookedUp() throws {
    let text = Self.paid.replacing("SVC*HC:J1100", with: "SVC*HC:99213*60*40**1").text
    #expect(try told(text, [.hcpcs: table(("J1885", 1, 31))]) == [])
  }

  @Test func theStatusOfAClaimIsLookedUpWithItsCategory() throws {
    func codes(_ codes: String...) -> CodeTable {
      var table = CodeTable()
      for code in codes { table.add(code) }
      return table
    }
    let text = SampleSet.statusAnswer.text
    let tables = [CodeTableName.claimCategory: codes("F1", "P1"), .claimStatus: codes("20", "65")]
    #expect(try told(text, tables) == [])
    #expect(
      try told(text, [.claimCategory: codes("P1"), .claimStatus: codes("20")]) == [
        "CODE-UNKNOWN 15 1-1", "CODE-UNKNOWN 15 1-2",
      ])
    // Refusals of prescriptions have codes of their own.
    let drug = SampleSet.statusAnswer.replacing("STC*F1", with: "STC*F1:R4::RX*20261103").text
    #expect(try told(drug, tables) == [])
    let review = SampleSet.reviewAnswer.text
    #expect(try told(review, [.reviewDecision: codes("0V")]) == [])
    #expect(try told(review, [.reviewDecision: codes("0U")]) == ["CODE-UNKNOWN 19 3-0"])
  }

  @Test func codesOfPhysiciansHaveATableOfTheirOwn() throws {
    let text = Self.paid.replacing("SVC*HC:J1885", with: "SVC*HC:99213*40*30").text
    let services = table(("J1100", 1, 31))
    var reader = ConformanceReader(try Conformance.library.get(), codes: [.hcpcs: services])
    reader.read(Array(text.utf8)) { _ in }
    #expect(reader.absentTables.contains(.cpt) && !reader.absentTables.contains(.hcpcs))
    #expect(try told(text, [.hcpcs: services]) == [])
    #expect(try told(text, [.hcpcs: services, .cpt: table(("99213", 1, 31))]) == [])
    #expect(try told(text, [.hcpcs: services, .cpt: table(("99214", 1, 31))]) == ["CODE-UNKNOWN 28 1-2"])
    #expect(try told(text, [.hcpcs: table(("J1100", 1, 31), ("99213", 1, 31))]) == [])
    // No table has what no code looks like.
    for code in ["9921", "9921-", "JJ100", "992133"] {
      let wrong = Self.paid.replacing("SVC*HC:J1885", with: "SVC*HC:\(code)*40*30").text
      #expect(try told(wrong, [.hcpcs: services]) == ["CODE-UNKNOWN 28 1-2"], "\(code)")
    }
  }

  @Test func aCodeThatEndedIsToldInItsLoop() throws {
    let findings = try Conformance.findings(Self.paid.text, codes: [.hcpcs: table(("J1100", 15, 31), ("J1885", 1, 31))])
    #expect(findings.map(\.loop) == ["2000/2100/2110"])
  }

  @Test func tablesThatAreAskedForAndAbsentAreNamed() throws {
    var reader = ConformanceReader(try Conformance.library.get(), codes: [.hcpcs: CodeTable()])
    reader.read(Array(Self.claims.text.utf8)) { _ in }
    reader.finish { _ in }
    #expect(reader.absentTables == [.icd10cm, .carc, .pos, .taxonomy, .state])
  }

  /// Diagnoses of two fiscal years: K3580 ends with the first, K3581 begins with the second.
  private static var editions: CodeTable {
    var table = CodeTable(covering: CalendarDate(iso: "2022-10-01"), through: CalendarDate(iso: "2024-09-30"))
    table.add("K3580", through: CalendarDate(iso: "2023-09-30"))
    table.add("K3581", from: CalendarDate(iso: "2023-10-01"))
    for code in ["R1031", "I10", "E119", "J069", "R05"] { table.add(code) }
    return table
  }

  private func stay(_ days: String, bill: String = "11", diagnosis: String = "K3580") -> String {
    SampleSet.institutional.replacing("DTP*434", with: "DTP*434*RD8*\(days)").replacing(
      "CLM", with: "CLM*STAY1*1200***\(bill):A:1**A*Y*Y"
    ).replacing("HI*ABK", with: "HI*ABK:\(diagnosis):::::::Y").text
  }

  private func diagnosesTold(_ text: String) throws -> [String] {
    try told(text, [.icd10cm: Self.editions]).filter { $0.hasPrefix("CODE") }
  }

  @Test func aDiagnosisEndsWithItsEdition() throws {
    #expect(try diagnosesTold(stay("20230928-20230930")) == [])
    #expect(try diagnosesTold(stay("20231001-20231003")) == ["CODE-DAY 26 1-2"])
    #expect(try diagnosesTold(stay("20231001-20231003", diagnosis: "K3581")) == [])
  }

  @Test func aStayAcrossTheBoundaryCountsByItsLastDayAnythingElseByItsFirst() throws {
    #expect(try diagnosesTold(stay("20230928-20231002")) == ["CODE-DAY 26 1-2"])
    #expect(try diagnosesTold(stay("20230928-20231002", diagnosis: "K3581")) == [])
    #expect(try diagnosesTold(stay("20230928-20231002", bill: "13")) == [])
    #expect(try diagnosesTold(stay("20230928-20231002", bill: "13", diagnosis: "K3581")) == ["CODE-DAY 26 1-2"])
  }

  @Test func aClaimWithoutDaysMayHaveACodeOfAnyEditionButNoOther() throws {
    let undated = SampleSet.institutional.removing("DTP*434").removing("DTP*472").removing("DTP*435")
    #expect(try diagnosesTold(undated.text) == [])
    // The batch was sent in 2026, of which no edition is loaded.
    let unknown = undated.replacing("HI*ABK", with: "HI*ABK:K3589:::::::Y").text
    #expect(try diagnosesTold(unknown) == ["CODE-EDITION 24 1-2"])
    let early = unknown.replacing("*20261102*0800*1*X*", with: "*20240102*0800*1*X*")
    #expect(try diagnosesTold(early) == ["CODE-UNKNOWN 24 1-2"])
  }

  @Test func whatNoEditionHasIsUnknownOnlyOnDaysOfTheEditions() throws {
    #expect(try diagnosesTold(stay("20231001-20231003", diagnosis: "K3589")) == ["CODE-UNKNOWN 26 1-2"])
    #expect(try diagnosesTold(stay("20251001-20251003", diagnosis: "K3589")) == ["CODE-EDITION 26 1-2"])
    // What no edition can have is told on any day.
    for wrong in ["K35.89", "3589", "K358912X"] {
      #expect(try diagnosesTold(stay("20251001-20251003", diagnosis: wrong)) == ["CODE-UNKNOWN 26 1-2"])
    }
    // A code that was split years ago may have come back.
    #expect(try diagnosesTold(stay("20251001-20251003")) == ["CODE-EDITION 26 1-2"])
  }

  @Test func reasonsOfPayersAreKnownUntilTheirListEnds() throws {
    var reasons = CodeTable(covering: nil, through: CalendarDate(iso: "2024-07-31"))
    for code in ["45", "1"] { reasons.add(code) }
    #expect(try told(Self.paid.text, [.carc: reasons]) == ["CODE-EDITION 32 2-0"])
    let early = Self.paid.text.replacing("*20261102*0800*1*X*", with: "*20240102*0800*1*X*")
    #expect(try told(early, [.carc: reasons]) == ["CODE-UNKNOWN 32 2-0"])
  }

  @Test func aStateThatDoesNotExistIsAWarning() throws {
    var states = CodeTable()
    states.add("IL")
    let text = Self.paid.replacing("N4*SPRINGFIELD", with: "N4*SPRINGFIELD*XX*62701").text
    let findings = try Conformance.findings(text, codes: [.state: states])
    #expect(findings.rules == ["CODE-UNKNOWN"] && findings.errors.isEmpty)
  }

  @Test func codesOfDentistsAreNotLookedUp() throws {
    let text = Self.paid.replacing("SVC*HC:J1100", with: "SVC*HC:D0150*60*40**1").text
    #expect(try told(text, [.hcpcs: table(("J1885", 1, 31))]) == [])
  }

  @Test func longCodesHaveDaysToo() throws {
    var taxonomy = CodeTable()
    taxonomy.add("282N00000X", from: CalendarDate(iso: "2010-01-01"))
    taxonomy.add("207Q00000X", through: CalendarDate(iso: "2020-01-01"))
    // The biller's is told by the day of no claim, the doctor's by that of the claim.
    #expect(try told(Self.claims.text, [.taxonomy: taxonomy]) == ["CODE-DAY 30 3-0"])
  }
}
