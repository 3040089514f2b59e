import CodeSets
import Desk
import Foundation
import Testing
import X12

@Suite struct SOPFileTests {
  @Test func `The shipped SOP for denials loads`() throws {
    let sop = try SOP.shipped("denials")
    #expect(sop.name == "denials")
    #expect(sop.digest == sealed(try Files.shipped("denials.yaml")))
    #expect(sop.primaryReason == [.largestAmount, .categoryOrder, .firstInFile])
    #expect(sop.dollarFloor == dollars("25.00"))
    #expect(sop.writeOffLimit == dollars("250.00"))
    #expect(sop.holdBufferDays == 3)
    #expect(sop.escalatesTo == Team("Denials Lead"))
    #expect(sop.teams.contains(Team("Denials Lead")))
    #expect(sop.outcomes(in: "authorization").map(\.id) == sop.outcomes.map(\.id))
    #expect(sop.outcomes.filter(\.billsPatient).map(\.id) == ["patient_share"])
  }

  @Test func `The shipped SOP for remittances loads`() throws {
    let sop = try SOP.shipped("remittance-review")
    #expect(sop.name == "remittance-review")
    #expect(sop.categories.map(\.id) == ["unprocessable", "zero_pay", "suspected_duplicate", "unbalanced", "takeback"])
    #expect(sop.outcomes(in: "unbalanced").map(\.id) == ["explained", "payer_corrected"])
    #expect(sop.outcome("paid", in: "unbalanced") == nil)
  }

  @Test func `Every category in which a payer denies has an entry of its own`() throws {
    let sop = try SOP.shipped("denials")
    let denied = Set(try CodeSets.shipped().carcs.rows.filter { $0.kind == .denial }.map(\.category))
    #expect(denied.count > 15)
    #expect(denied.subtracting(sop.categories.map(\.id)) == [])
    #expect(sop.category(unspecifiedCategory) != nil)
  }

  @Test func `A category that nobody wrote an entry for is worked as other`() throws {
    let sop = try SOP.shipped("denials")
    for category in Vocabulary.categories {
      #expect([category, "other"].contains(sop.workingCategory(category).id))
    }
    #expect(sop.workingCategory("invented").id == "other")
    #expect(sop.item("read-reason", in: "invented") != nil)
  }

  @Test func `A file that was saved with Windows line ends means the same`() throws {
    let text = try Files.shipped("denials.yaml").split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let windows = try SOP(text: text, file: "denials.yaml")
    let unix = try SOP.shipped("denials")
    #expect(windows.categories.map(\.guidance) == unix.categories.map(\.guidance))
    #expect(windows.opens.map(\.when.source) == unix.opens.map(\.when.source))
    #expect(windows.digest != unix.digest)
  }

  @Test(arguments: DamagedFile.keys) func `A wrong key is named with its line`(file: DamagedFile) throws {
    try expectFound(file)
  }

  @Test(arguments: DamagedFile.values) func `A wrong value is named with its line`(file: DamagedFile) throws {
    try expectFound(file)
  }

  @Test(arguments: DamagedFile.references) func `A name for nothing, or for two, is named with its line`(
    file: DamagedFile
  ) throws {
    try expectFound(file)
  }

  @Test(arguments: DamagedFile.conditions) func `A wrong condition is named with its line`(file: DamagedFile) throws {
    try expectFound(file)
  }

  @Test(arguments: DamagedFile.guardrails) func `A guardrail cannot be loosened`(file: DamagedFile) throws {
    try expectFound(file)
  }

  @Test(arguments: DamagedFile.appeals) func `A mistake about appeals is named with its line`(
    file: DamagedFile
  ) throws {
    try expectFound(file)
  }

  @Test(arguments: DamagedFile.notYAML) func `A file that is not YAML is refused with the line`(
    file: DamagedFile
  ) throws {
    try expectFound(file)
  }

  @Test(arguments: ["", "\n\n", "# nothing but a comment\n"]) func `An empty file is refused`(text: String) {
    #expect(problem(text)?.description == "empty.yaml:1: the file is empty")
  }

  @Test(arguments: ["- a\n- list\n", "words"]) func `A file without keys is refused`(text: String) {
    #expect(problem(text)?.description.hasPrefix("empty.yaml:1: here must be keys: sop, title") == true)
  }

  @Test func `An SOP without categories is refused where they should be`() throws {
    let text = try Files.shipped("denials.yaml")
    let start = try #require(text.range(of: "\ncategories:"))
    let line = text[..<start.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count + 1
    let found = problem(text[..<start.lowerBound] + "\ncategories: []\n")
    #expect(found?.line == line)
    #expect(found?.what == "an SOP needs at least one category")
  }

  @Test func `Reasons that no category names need a category other`() throws {
    let text = try Files.shipped("denials.yaml").replacing("- id: other\n", with: "- id: rest\n")
    #expect(problem(text)?.what == "a category 'other' is needed for reasons that no other category names")
  }

  private func problem(_ text: some StringProtocol) -> FileProblem? {
    do throws(FileProblem) {
      _ = try SOP(text: String(text), file: "empty.yaml")
      return nil
    } catch {
      return error
    }
  }

  private func expectFound(_ file: DamagedFile) throws {
    let (found, line) = try file.load()
    let problem = try #require(found, "the file was accepted")
    #expect(problem.file == file.file)
    #expect(problem.line == line)
    #expect(problem.what.hasPrefix(file.words), "\(problem.what)")
  }
}
