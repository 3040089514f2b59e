import CodeSets
import Testing
import X12

@testable import Desk

@Suite struct LetterTemplateTests {
  private let facts = AppealFacts(
    payer: "EXAMPLE PLAN", organization: "EXAMPLE GROUP", patient: "Ito, Sue", member: "W1", account: "A1",
    payerClaim: "", serviceDate: day("2026-01-15"), decisionDate: nil, charge: dollars("500.00"), paid: dollars("0.00"),
    denied: dollars("1234.50"), reasons: ["CO-197, $500.00", "CO-18, $734.50"])

  @Test func `Facts and exhibit numbers stand in their places`() throws {
    let template = try LetterTemplate("{payer}: {denied} ({reasons}), see {exhibit:log}. {payer_claim}{decision_date}")
    #expect(
      template.text(facts, exhibitNumbers: ["log": 3])
        == "EXAMPLE PLAN: $1,234.50 (CO-197, $500.00; CO-18, $734.50), see Exhibit 3. (not given)(not given)")
    #expect(template.text(facts, exhibitNumbers: [:]).contains("see [missing: log]."))
  }

  @Test func `Every fact can be named`() throws {
    for field in LetterTemplate.Field.allCases {
      let text = try LetterTemplate("a{\(field.rawValue)}b").text(facts, exhibitNumbers: [:])
      #expect(text == "a\(facts[field])b")
      #expect(text.count > 2)
    }
  }

  @Test(arguments: ["{", "{payer", "{who}", "{}", "{ payer }"]) func `Wrong braces are a fault`(text: String) {
    #expect(throws: LetterTemplate.Fault.self) { try LetterTemplate(text) }
  }

  @Test func `The shipped SOP has an appeal for every category of a denial, with something required`() throws {
    let sop = try SOP.shipped("denials")
    for category in sop.categories {
      let appeal = try #require(category.appeal, "\(category.id)")
      #expect(appeal.exhibits.contains { $0.isRequired }, "\(category.id)")
      for level in AppealLevel.allCases {
        let numbers = Dictionary(
          uniqueKeysWithValues: ([.decision] + appeal.exhibits).enumerated().map { ($1.id, $0 + 1) })
        let letter = sop.proposedLetter(level, category: category.id, facts, exhibitNumbers: numbers)
        #expect(letter.split(separator: "\n\n").count == 3, "\(category.id)")
        #expect(letter.contains("Exhibit 1"), "\(category.id)")
        #expect(!letter.contains("{") && !letter.contains(LetterTemplate.missingMark), "\(letter)")
      }
    }
    #expect(try SOP.shipped("remittance-review").categories.allSatisfy { $0.appeal == nil })
  }

  @Test func `What the denial rests on decides what an appeal needs`() throws {
    let codes = try CodeSets.shipped()
    let sop = try SOP.shipped("denials")
    func required(_ carc: String) throws -> [String] {
      let category = try #require(codes.carcs[carc]).category
      return sop.workingCategory(category).appeal?.exhibits.filter(\.isRequired).map(\.id) ?? []
    }
    #expect(try required("197") == ["authorization"])
    #expect(try required("29") == ["acceptance"])
    #expect(try required("50") == ["policy", "record"])
    #expect(try required("193") == ["answer"])
  }
}
