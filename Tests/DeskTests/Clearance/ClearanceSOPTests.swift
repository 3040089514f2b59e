import Testing

@testable import Desk

@Suite("An SOP about scheduled services is checked as it is loaded")
struct ClearanceSOPTests {
  @Test(
    "a file that cannot work is refused with its line",
    arguments: [
      ("element: order", "element: weather", "here must be one of"),
      ("      - element: order\n", "      - id: order\n", "write element: order"),
      ("      - element: order\n", "      - element: order\n        evidence: required\n", "no id and no evidence"),
      ("clocks: [day_of_service]", "clocks: [appeal]", "one clock, day_of_service"),
      ("appointment.payer !=", "claim.paid !=", "condition is wrong"),
      ("needs: [cancelled]", "needs: [evidence]", "needs: [cancelled] is needed"),
      (
        "subject: appointment\n    when: \"true\"", "subject: visit\n    when: \"true\"",
        "takeback, appointment"
      ),
      (
        "subject: appointment\n    when: \"true\"", "subject: remittance\n    when: remittance.balanced",
        "needs a payment"
      ),
    ])
  func refused(old: String, new: String, words: String) throws {
    let text = try Files.shipped("clearance.yaml")
    try #require(text.contains(old))
    let error = #expect(throws: FileProblem.self) {
      try SOP(text: text.replacing(old, with: new), file: "clearance.yaml")
    }
    #expect(error?.what.contains(words) == true, "\(String(describing: error))")
  }

  @Test("a denial has no day of service, and an SOP about money must speak of money")
  func denials() throws {
    let text = try Files.shipped("denials.yaml")
    for (old, new) in [
      ("clocks: [appeal]", "clocks: [day_of_service]"), ("write_off:\n  limit: 250.00\n  approver: manager\n", ""),
    ] {
      try #require(text.contains(old))
      #expect(throws: FileProblem.self) { try SOP(text: text.replacing(old, with: new), file: "denials.yaml") }
    }
  }
}
