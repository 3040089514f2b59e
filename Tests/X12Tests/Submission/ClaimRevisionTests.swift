import Testing
import X12

@Suite struct ClaimRevisionTests {
  private let document = Array(SampleSubmission.professional.utf8)

  private func revision(of claim: Int) throws -> ClaimRevision {
    let events = read(document)
    let header = try #require(events.submissions.first)
    return try ClaimRevision(events.submittedClaims[claim], header, delimiters: Delimiters()) { range in
      Array(document[range.start..<range.end])
    }
  }

  private func written(_ revision: ClaimRevision) throws -> [UInt8] {
    let date = try #require(CalendarDate(iso: "2026-12-16"))
    var writer = try InterchangeWriter(
      InterchangeWriter.Header(
        sender: ("ZZ", "SENDER"), receiver: ("ZZ", "RECEIVER"), date: date, minute: 545, controlNumber: 2))
    try writer.group("HC", version: revision.guide.version, controlNumber: 2) { group in
      try group.set("837", version: revision.guide.version, controlNumber: "0001") { set in
        try revision.write(to: &set, reference: "BATCH2", date: date, time: "0905")
      }
    }
    return try writer.finish()
  }

  private func isNothing(_ pieces: [ClaimRevision.Piece]) -> Bool { pieces.isEmpty }

  @Test func withoutAnyChangeTheClaimIsTheSameAgain() throws {
    for index in 0..<2 {
      let revision = try revision(of: index)
      #expect(isNothing(revision.changes))
      let events = read(try written(revision))
      #expect(events.problems.isEmpty, "\(events.problems)")
      let (before, after) = (read(document).submittedClaims[index], try #require(events.submittedClaims.first))
      #expect(
        SegmentText.all(in: Array(document[before.range.start..<before.range.end]), delimiters: Delimiters())
          == revision.claim.compactMap(\.after))
      #expect(before.controlNumber == after.controlNumber && before.charge == after.charge)
      #expect(before.patient?.last == after.patient?.last && before.birth?.date == after.birth?.date)
      #expect(before.lines.map(\.procedure) == after.lines.map(\.procedure))
      #expect(before.otherPayers.count == after.otherPayers.count)
      #expect(before.subscriber.payer?.id == after.subscriber.payer?.id)
    }
  }

  @Test func aReplacementNamesThePayersClaimAndShowsWhatIsDifferent() throws {
    var revision = try revision(of: 1)
    revision.state(.replacement(of: "PAYERNUMBER9"))
    revision.setReference("G1", to: "AUTH77")
    let claim = try #require(read(try written(revision)).submittedClaims.first)
    #expect(claim.frequency == "7")
    #expect(claim.reference("F8")?.value == "PAYERNUMBER9")
    #expect(claim.reference("G1")?.value == "AUTH77")
    #expect(claim.controlNumber == "ACCOUNT2")
    #expect(revision.changes.map { $0.before?.id } == ["CLM", nil, nil])
    #expect(revision.changes.map { $0.after?.id } == ["CLM", "REF", "REF"])
    #expect(revision.claim.compactMap(\.after).map(\.id).prefix(4) == ["CLM", "REF", "REF", "HI"])
  }

  @Test func aReferenceThatIsThereIsChangedAndNotDoubled() throws {
    var revision = try revision(of: 0)
    revision.state(.void(of: "PAYERNUMBER9"))
    let claim = try #require(read(try written(revision)).submittedClaims.first)
    #expect(claim.frequency == "8")
    #expect(claim.references.filter { $0.qualifier == "F8" }.map(\.value) == ["PAYERNUMBER9"])
    // The other payer's own number stays.
    #expect(claim.otherPayers.first?.references.map(\.value) == ["OTHERNUMBER"])
  }

  @Test func aNewClaimNamesNoOtherClaim() throws {
    var revision = try revision(of: 0)
    revision.state(.new)
    let claim = try #require(read(try written(revision)).submittedClaims.first)
    #expect(claim.frequency == "1")
    #expect(claim.reference("F8") == nil)
    #expect(revision.changes.count == 2)
  }

  @Test func aChangedLineChangesTheTotalWhenTheyAreAddedUp() throws {
    var revision = try revision(of: 0)
    let line = try #require(revision.claim.firstIndex { $0.after?.id == "SV1" })
    revision.set(.claim(piece: line), element: 1, component: 2, to: "99214")
    revision.set(.claim(piece: line), element: 2, to: "120")
    revision.set(.level(1, piece: 1), element: 9, to: "MEMBER7")
    try revision.addUpCharges()
    let claim = try #require(read(try written(revision)).submittedClaims.first)
    #expect(claim.charge == Cents(17_000))
    #expect(claim.lines.first?.procedure == "99214")
    #expect(claim.subscriber.name?.id == "MEMBER7")
    revision.set(.claim(piece: line), element: 2, to: "much")
    #expect(throws: WriteProblem.self) { try revision.addUpCharges() }
  }
}
