import Testing
@testable import X12

/// The samples that the other tests break are sound to begin with.
struct SampleSetTests {
  @Test(arguments: SampleSet.all)
  func aSampleOfEachGuideGivesNoFinding(sample: SampleSet) throws {
    let findings = try Conformance.findings(sample.text)
    #expect(findings.map(\.problem.message) == [], "\(sample.guide)")
  }

  @Test func everyGuideHasASample() throws {
    let guides = try Conformance.library.get().all().map(\.guide.name)
    #expect(Set(guides) == Set(SampleSet.all.map(\.guide)))
  }
}
