import Testing
import X12

@Suite struct ControlNumbersTests {
  @Test func eachUseCountsByItself() throws {
    var numbers = CountedNumbers(after: 41)
    #expect(try numbers.next(.interchange(receiver: "PAYER")) == 42)
    #expect(try numbers.next(.interchange(receiver: "PAYER")) == 43)
    #expect(try numbers.next(.interchange(receiver: "OTHER")) == 42)
    #expect(try numbers.next(.group(receiver: "PAYER")) == 42)
  }

  @Test func usedUpNumbersAreNotGivenAgain() throws {
    var numbers = CountedNumbers(after: CountedNumbers.largest - 1)
    #expect(try numbers.next(.group(receiver: "PAYER")) == 999_999_999)
    let problem = #expect(throws: WriteProblem.self) { try numbers.next(.group(receiver: "PAYER")) }
    #expect(problem?.segment == "GS" && problem?.element == 6)
  }

  @Test func interchangesAndGroupsTakeTheNextNumbers() throws {
    var numbers = CountedNumbers(after: 7)
    var found: [String] = []
    for _ in 0..<2 {
      let header = try InterchangeWriter.Header(
        sender: ("ZZ", "SENDER"), receiver: ("ZZ", "RECEIVER"), date: try #require(CalendarDate(iso: "2026-11-02")),
        minute: 480, numbers: &numbers)
      var writer = try InterchangeWriter(header)
      for _ in 0..<2 {
        try writer.group("HC", version: "005010X222A1", numbers: &numbers) { group in
          for _ in 0..<2 { try group.set("837", version: nil) { try $0.segment("NTE", "ADD", "X") } }
        }
      }
      found.append(String(decoding: try writer.finish(), as: UTF8.self))
    }
    let segments = found.joined().split(separator: "~").map {
      $0.split(separator: "*", omittingEmptySubsequences: false)
    }
    func values(_ id: String, _ element: Int) -> [String] {
      segments.filter { $0[0] == id }.map { String($0[element]) }
    }
    #expect(values("ISA", 13) == ["000000008", "000000009"] && values("IEA", 2) == values("ISA", 13))
    #expect(values("GS", 6) == ["8", "9", "10", "11"] && values("GE", 2) == values("GS", 6))
    #expect(values("ST", 2) == ["0001", "0002", "0001", "0002", "0001", "0002", "0001", "0002"])
  }
}
