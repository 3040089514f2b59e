import CodeSets
import Testing

@Suite struct ShippedTests {
  private let codes: CodeSets

  init() throws { codes = try CodeSets.shipped() }

  @Test("All tables are shipped in full")
  func counts() {
    #expect(codes.carcs.rows.count == 219)
    #expect(codes.rarcs.rows.count == 93)
    #expect(codes.casGroups.rows.map(\.code) == ["CO", "PR", "OA", "PI", "CR"])
    #expect(
      codes.claimStatuses.rows.map(\.code) == ["1", "2", "3", "4", "19", "20", "21", "22", "23", "25"])
    #expect(codes.claimFilings.rows.count == 23)
    #expect(codes.plbReasons.rows.count == 41)
  }

  @Test("A denial code brings category, team and next step")
  func knownDenial() throws {
    let precertification = try #require(codes.carcs["197"])
    #expect(precertification.meaning == "Precert/notification absent")
    #expect(precertification.category == "authorization")
    #expect(precertification.groups == ["CO"])
    #expect(precertification.kind == .denial)
    #expect(precertification.rootCauseTeam == "PriorAuth")
    #expect(precertification.remedy == "retro-auth or appeal; else write off")
    #expect(precertification.prevention == "auth gate before service")
  }

  @Test(
    "The kind says what is a denial, whatever the group",
    arguments: [
      ("1", CARC.Kind.adj), ("45", .adj), ("50", .denial), ("27", .denial), ("133", .pend), ("257", .pend),
      ("B7", .denial),
      ("253", .adj),
    ])
  func kinds(code: String, kind: CARC.Kind) throws {
    #expect(try #require(codes.carcs[code]).kind == kind)
  }

  @Test("Denials, adjustments and pends are as many as the tables say")
  func kindCounts() {
    let counts = Dictionary(grouping: codes.carcs.rows, by: \.kind).mapValues(\.count)
    #expect(counts == [.denial: 157, .adj: 60, .pend: 2])
  }

  @Test(
    "Groups are read from every way they are written",
    arguments: [
      ("18", ["OA", "CO"]), ("23", ["OA"]), ("45", ["CO", "PR"]), ("49", ["PR", "CO"]), ("50", ["CO", "PR"]),
      ("201", ["PR"]), ("187", ["PR", "OA"]),
    ])
  func groups(code: String, expected: [String]) throws {
    #expect(try #require(codes.carcs[code]).groups == expected)
  }

  @Test("Every CARC has a known category, known teams, known groups and a next step")
  func everyCARC() {
    for carc in codes.carcs.rows {
      #expect(Vocabulary.categories.contains(carc.category), "\(carc.code)")
      #expect(carc.rootCauseTeam.split(separator: "/").allSatisfy { Vocabulary.teams.contains(String($0)) })
      #expect(!carc.groups.isEmpty && carc.groups.allSatisfy { codes.casGroups[$0] != nil }, "\(carc.code)")
      #expect(!carc.remedy.isEmpty && !carc.prevention.isEmpty, "\(carc.code)")
    }
  }

  @Test("The vocabulary holds no word that no table uses")
  func vocabularyIsUsed() {
    #expect(Vocabulary.categories == Set(codes.carcs.rows.map(\.category) + codes.rarcs.rows.map(\.category)))
    #expect(
      Vocabulary.teams == Set(codes.carcs.rows.flatMap { $0.rootCauseTeam.split(separator: "/").map(String.init) }))
    #expect(Set(ClaimFiling.LineOfBusiness.allCases) == Set(codes.claimFilings.rows.map(\.lineOfBusiness)))
  }

  @Test("Remarks name the CARCs they explain, and alerts are told apart")
  func remarks() throws {
    let authorization = try #require(codes.rarcs["M62"])
    #expect(authorization.usualCARCs == ["15", "16", "197"])
    #expect(authorization.category == "authorization")
    #expect(!authorization.isAlert)
    #expect(try #require(codes.rarcs["N432"]).usualCARCs.isEmpty)
    #expect(
      codes.rarcs.rows.filter(\.isAlert).map(\.code) == [
        "M16", "M27", "MA01", "MA07", "MA13", "MA15", "MA18", "N59", "N830", "N859", "N860",
      ])
  }

  @Test(
    "Filing indicators tell the line of business",
    arguments: [
      ("MA", ClaimFiling.LineOfBusiness.medicare), ("MB", .medicare), ("16", .medicareAdvantage), ("MC", .medicaid),
      ("12", .commercial), ("HM", .commercial), ("CI", .commercial), ("CH", .tricare), ("VA", .va),
      ("WC", .workersComp),
      ("AM", .auto), ("ZZ", .other),
    ])
  func linesOfBusiness(code: String, expected: ClaimFiling.LineOfBusiness) throws {
    #expect(try #require(codes.claimFilings[code]).lineOfBusiness == expected)
  }

  @Test("A code no table knows is nil, and codes are exact")
  func unknownCodes() {
    #expect(codes.carcs["9999"] == nil)
    #expect(codes.carcs["b7"] == nil)
    #expect(codes.rarcs[""] == nil)
    #expect(codes.claimStatuses["01"] == nil)
    #expect(codes.plbReasons["WO"]?.meaning == "Recovery of an earlier overpayment")
    #expect(codes.casGroups["PR"]?.whoCarriesTheMoney == "the next payer, then the patient")
  }
}
