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
