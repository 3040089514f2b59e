import Testing

@testable import X12

/// The examples of the documentation do what it says.
@Suite struct DocumentationTests {
  private func question(numbers: inout CountedNumbers) throws -> [UInt8] {
    let guides = try Conformance.library.get()
    let today = try #require(CalendarDate(iso: "2026-11-02"))
    let header = try InterchangeWriter.Header(
      sender: ("ZZ", "HOSPITAL"), receiver: ("ZZ", "PAYER"), date: today, minute: 545, numbers: &numbers)
    var writer = try InterchangeWriter(header, guides: guides)
    try writer.group("HS", version: "005010X279A1", numbers: &numbers) { group in
      try group.set("270", version: "005010X279A1") { set in
        try set.segment("BHT", "0022", "13", "QUESTION1", ElementText(today), "0905")
        try set.level("20") { source in
          try source.segment("NM1", "PR", "2", "EXAMPLE PLAN", "", "", "", "", "PI", "PLAN1")
          try source.level("21") { provider in
            try provider.segment("NM1", "1P", "2", "EXAMPLE HOSPITAL", "", "", "", "", "XX", "1234567893")
            try provider.level("22") { subscriber in
              try subscriber.segment("NM1", "IL", "1", "DOE", "MARIA", "", "", "", "MI", "MEMBER1")
              try subscriber.segment("EQ", ElementText(repeating: ["30", "98"]))
            }
          }
        }
      }
    }
    return try writer.finish()
  }

  @Test func aQuestionIsWrittenCheckedAndRead() throws {
    var numbers = CountedNumbers()
    let bytes = try question(numbers: &numbers)
    #expect(try Conformance.findings([bytes]).rules == [])
    #expect(String(decoding: bytes, as: UTF8.self).contains("HL*1**20*1~") && numbers != CountedNumbers())
    let view = try #require(EligibilityRequest(try trees(bytes)[0]))
    #expect(view.subscriber?.memberID == "MEMBER1" && view.subscriber?.inquiries[0].serviceTypes == ["30", "98"])
  }

  @Test func aCheckIsAnswered() throws {
    var numbers = CountedNumbers()
    let bytes = try question(numbers: &numbers)
    var reader = ConformanceReader(try Conformance.library.get(), level: .guide)
    let today = try #require(CalendarDate(iso: "2026-11-02"))
    var acknowledger = Acknowledger(Acknowledger.Stamp(date: today, minute: 545, controlNumber: 17))
    func take(_ event: ConformanceEvent) { acknowledger.take(event) }
    reader.readEvents(bytes.span, take)
    reader.finishEvents(take)
    #expect(acknowledger.answers.count == 1)
  }

  @Test func loopsGiveWhatNoViewHas() throws {
    let claim = try #require(ClaimSubmission(try SampleSet.professional.tree)).claims[0]
    #expect(claim.loop.loop("2310B")?.name()?.full == "RICHARD ROE")
    let stay = try #require(ClaimSubmission(try SampleSet.institutional.tree)).claims[0]
    #expect(stay.loop.periods("435").first?.first == CalendarDate(iso: "2026-10-01"))
    #expect(stay.loop.segment("NTE", "ADD") == nil)
  }

  @Test func aProblemSaysWhereWhatAndWhatToDo() throws {
    let finding = try #require(
      try Conformance.findings(
        SampleSet.dental.replacing("CLM*TOOTH1", with: "CLM*TOOTH1*96***11:B:1*Y*A*Y").text
      ).errors.first)
    #expect(
      "\(WriteProblem(finding))" == "CLM09 in loop 2300 (segment 21): Release of information is missing. Add it.")
  }
}
