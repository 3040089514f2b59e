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
    #expect(try told(text, [.icd10cm: diagnoses(1, 3)]) == ["CODE-DAY 24 1-2"])
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
    #expect(try told(Self.paid.text, [.carc: reasons]) == [])
    let unknown = try told(Self.paid.text, [.carc: table(("45", 20, 31), ("1", 20, 31))])
    #expect(unknown == ["CODE-UNKNOWN 32 2-0"])
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

  @Test func tablesThatAreAskedForAndAbsentAreNamed() throws {
    var reader = ConformanceReader(try Conformance.library.get(), codes: [.hcpcs: CodeTable()])
    reader.read(Array(Self.claims.text.utf8)) { _ in }
    reader.finish { _ in }
    #expect(reader.absentTables == [.icd10cm, .carc, .pos, .taxonomy, .state])
  }
}
