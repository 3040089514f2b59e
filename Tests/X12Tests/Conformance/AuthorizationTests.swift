import Testing

@testable import X12

/// Events of care stand below the patient that they are for, who may be the subscriber or a dependent.
struct AuthorizationTests {
  private static func ofDependent(_ sample: SampleSet) -> SampleSet {
    let event = sample.body.first { $0.hasPrefix("HL*4") } ?? ""
    let service = sample.body.first { $0.hasPrefix("HL*5") } ?? ""
    return sample.replacing(
      "HL*4", with: "HL*4*3*23*1", "NM1*QC*1*DOE*NINA", event.replacing("HL*4*3", with: "HL*5*4")
    ).replacing(service, with: service.replacing("HL*5*4", with: "HL*6*5"))
  }

  @Test(arguments: [SampleSet.reviewRequest, SampleSet.reviewAnswer])
  func anEventOfADependentLiesBelowTheDependent(sample: SampleSet) throws {
    let sample = Self.ofDependent(sample)
    #expect(try Conformance.findings(sample.text).map(\.problem.message) == [])
    let broken = sample.replacing("HI*ABK", with: "HI*ZZ:K3580")
    let finding = try #require(try Conformance.findings(broken.text).first)
    #expect(finding.problem.rule == "ELEMENT-CODE" && finding.loop == "2000A/2000B/2000C/2000D/2000E")
  }

  @Test func eachPatientMayHaveSeveralEvents() throws {
    let own = SampleSet.reviewRequest
    let event = ["HL*6*3*EV*0", "UM*HS*I*3*11:B", "HL*7*3*23*1", "NM1*QC*1*DOE*NINA"]
    let others = ["HL*8*7*EV*0", "UM*HS*I*AF*11:B", "HL*9*7*EV*0", "UM*SC*I*3*11:B"]
    var sample = own
    sample.body += event + others
    #expect(try Conformance.findings(sample.text).map(\.problem.message) == [])
  }

  @Test func anotherPayersRefusalIsNoPlaceToSendPapersTo() throws {
    let payer = ["NM1*PR*2*OTHER PLAN*****PI*PLAN2", "NM1*00*2*THIRD PLAN", "DTP*598*D8*20261101"]
    let answer = SampleSet.reviewAnswer
    let place = try #require(answer.body.firstIndex { $0.hasPrefix("HL*5") })
    var sample = answer
    sample.body.insert(contentsOf: payer, at: place)
    #expect(try Conformance.findings(sample.text).map(\.problem.message) == [])
  }
}
