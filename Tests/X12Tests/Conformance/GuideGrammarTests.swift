import Testing

@testable import X12

/// Lists of codes that a guide names.
struct GuideGrammarTests {
  private static let head = "guide x Sample\ntransaction 835\nversion 1\ngroup HP\n"

  @Test func aListIsTakenByItsNameAmongOtherCodes() throws {
    let text = Self.head + "list kind A B\nlist kind C\n\nST R 1 Begin: 1R(835) 2R(=kind ZZ)*3\n"
    let guide = try GuideFile.guide(text: text, file: "x.guide")
    guard case .segment(let use) = try #require(guide.set.children.first) else {
      Issue.record("the guide begins with a segment")
      return
    }
    #expect(use.elements.map(\.codes) == [["835"], ["A", "B", "C", "ZZ"]])
    #expect(use.elements[1].repeats == 3)
  }

  /// What a rule says of inner loops and would be understood by half is refused.
  @Test(arguments: [
    "need in 1100 not N3", "need in 1000 in 1100 N3", "need in 9999 N3", "need in 1100 REF", "need in 1000 loop 1100",
  ])
  func aConditionInAnInnerLoopIsUnderstoodWholly(condition: String) throws {
    let text =
      Self.head + "\nST R 1 Begin: 1R(835) 2R\nloop 1000 R 1 Outer\n  N1 R 1 Name: 1R\n  loop 1100 R 1 Inner\n"
      + "    N2 R 1 More: 1R\n    N3 S 1 Street: 1R\nrule X error "
    let dictionary = try #require(try Conformance.library.get().all().first).dictionary
    func compile(_ rule: String) throws {
      _ = try GuideTables(GuideFile.guide(text: "\(text)\(rule) : \"X.\"\n", file: "x.guide"), dictionary: dictionary)
    }
    try compile("need not in 1100 N3")
    #expect(throws: GuideError.self) { try compile(condition) }
  }

  @Test func anElementOfItsOwnSegmentStandsInNoInnerLoop() throws {
    let text = Self.head + "\nST R 1 Begin: 1R(835) 2R\n  rule X error when 1 need in 1000 2 : \"X.\"\n"
    let dictionary = try #require(try Conformance.library.get().all().first).dictionary
    #expect(throws: GuideError.self) {
      try GuideTables(GuideFile.guide(text: text, file: "x.guide"), dictionary: dictionary)
    }
  }

  @Test func aListThatNobodyNamedIsToldWithItsLine() {
    let text = Self.head + "list kind A B\nST R 1 Begin: 1R(835) 2R(=sort)\n"
    #expect {
      try GuideFile.guide(text: text, file: "x.guide")
    } throws: { error in
      let error = error as? GuideError
      return error?.line == 6 && error?.message == "no list sort is named before"
    }
  }
}
