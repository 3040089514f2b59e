import Testing

@testable import X12

/// Sets and items, cut out of documents.
@Suite struct LoopReaderTests {
  /// The segments of a loop and of the loops in it, each with the names of the loops around it.
  private func segments(_ loop: Loop, _ path: [String] = []) -> [(segment: Segment, path: [String])] {
    let inner = path + (loop.name.isEmpty ? [] : [loop.name])
    let own = loop.segments.map { ($0, inner) }
    return (own + loop.loops().flatMap { segments($0, inner) }).sorted { $0.0.ordinal < $1.0.ordinal }
  }

  private func outline(_ text: String) throws -> [OutlineReader.Entry] {
    var reader = OutlineReader(try Conformance.library.get())
    var entries: [OutlineReader.Entry] = []
    try reader.read(Array(text.utf8)) { entries.append($0) }
    try reader.finish { entries.append($0) }
    return entries.filter { $0.set > 0 && !["GE", "IEA"].contains($0.id) }
  }

  @Test(arguments: SampleSet.all) func aTreeHoldsEverySegmentInItsLoop(sample: SampleSet) throws {
    let tree = try sample.tree
    #expect(tree.guide == sample.guide && tree.item == nil)
    let entries = try outline(sample.text)
    let found = segments(tree.transaction)
    #expect(found.map(\.segment.range) == entries.map(\.range))
    #expect(found.map(\.segment.ordinal) == entries.map(\.ordinal))
    #expect(found.map(\.path) == entries.map { $0.loops.map(\.name) })
    let bytes = Array(sample.text.utf8)
    for (segment, _) in found {
      let range = segment.range
      #expect(
        segment.id == String(decoding: bytes[range.start..<range.end].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
      )
    }
    #expect(
      tree.transaction.range == ByteRange(start: entries[0].range.start, end: entries[entries.count - 1].range.end))
  }

  @Test(arguments: SampleSet.all) func itemsAndWhatIsLeftAreTheWholeSet(sample: SampleSet) throws {
    let entries = try outline(sample.text)
    let parts = try trees(sample.text, each: .item)
    #expect(parts.last?.item == nil)
    let items = parts.compactMap(\.item).flatMap { segments($0) }.map(\.segment.ordinal)
    #expect(items == items.sorted() && Set(items).count == items.count)
    let everything = parts.flatMap { segments($0.transaction) }.map(\.segment.ordinal)
    #expect(Set(everything) == Set(entries.map(\.ordinal)))
    for part in parts {
      for (segment, path) in segments(part.transaction) {
        let entry = entries.first { $0.ordinal == segment.ordinal }
        #expect(entry?.range == segment.range && entry?.loops.map(\.name) == path)
      }
    }
    for size in [1, 13, 200] {
      let again = try trees(Array(sample.text.utf8), each: .item, pieces: size)
      #expect(
        again.map { segments($0.transaction).map(\.segment.range) }
          == parts.map { segments($0.transaction).map(\.segment.range) })
    }
  }

  @Test func aClaimComesWithWhatStandsAroundItAndNoOtherClaim() throws {
    let parts = try trees(SampleSet.professional.text, each: .item)
    #expect(parts.map { $0.item?.name } == ["2300", "2300", nil])
    let claims = try parts.dropLast().map { try #require(ClaimSubmission($0)).claims }
    #expect(claims.map { $0.map(\.accountNumber) } == [["ACCOUNT1"], ["ACCOUNT2"]])
    #expect(claims.map { $0[0].patient?.full } == ["NINA DOE", "PETER POE"])
    #expect(claims.map { $0[0].billingProvider?.id } == ["1234567893", "1234567893"])
    #expect(try #require(ClaimSubmission(parts[2])).claims.isEmpty)
  }

  @Test func aLevelWithoutItemsIsNotLost() throws {
    let sample = SampleSet(
      guide: "277", group: "HN", transaction: "277", version: "005010X212",
      body: [
        "BHT*0010*08*ANSWER1*20261103*0900*DG", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "HL*2*1*21*1",
        "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1", "HL*3*2*19*0", "NM1*1P*2*EXAMPLE HOSPITAL*****XX*1234567893",
        "TRN*1*0", "STC*E0:24:85*20261103",
      ])
    #expect(try Conformance.findings(sample.text).rules == [])
    let parts = try trees(sample.text, each: .item)
    #expect(parts.map { $0.item?.name } == ["2000C", nil])
    let answer = try #require(StatusResponse(parts[0]))
    #expect(answer.providerStatuses.map { $0.statements.map(\.code) } == [["24"]])
  }

  @Test func memoryHoldsOneClaimOfALargeSet() throws {
    let document = Array(SampleRemittance(claims: 3_000).document().utf8)
    var reader = LoopReader(try Conformance.library.get(), each: .item, mostBytes: 8 << 10)
    var (claims, largest, paid) = (0, 0, Cents.zero)
    func take(_ tree: LoopTree) throws {
      largest = max(largest, tree.content.bytes.count)
      let view = try #require(RemittanceAdvice(tree))
      guard tree.item != nil else { return }
      claims += 1
      for claim in view.claims { paid += claim.paid ?? .zero }
    }
    for start in stride(from: 0, to: document.count, by: 1 << 18) {
      try reader.read(Array(document[start..<min(document.count, start + 1 << 18)]), take)
    }
    try reader.finish(take)
    #expect(document.count > 1 << 20 && claims == 3_000 && largest < 8 << 10, "\(document.count) \(largest)")
    #expect(paid == read(document).claims.reduce(Cents.zero) { $0 + $1.paid })
    let problem = #expect(throws: LoopReader.TooLarge.self) { try trees(document, mostBytes: 1 << 18) }
    #expect(problem.map { "\($0)".contains("read it item by item") } == true)
  }

  @Test func everySetOfADocumentComes() throws {
    let text = SampleSet.remittance.text + SampleSet.professional.text + SampleSet.functional.text
    #expect(try trees(text).map(\.guide) == ["835", "837P", "999"])
    var unknown = SampleSet.remittance
    unknown.version = "004010X091A1"
    let flat = try #require(try trees(unknown.text).first)
    #expect(flat.guide == "" && flat.transaction.segments.count == unknown.body.count + 2)
    #expect(RemittanceAdvice(flat) == nil)
    let cut = try trees(SampleSet.text(SampleSet.remittance.segments.dropLast(5)))
    #expect(cut.count == 1 && RemittanceAdvice(cut[0])?.claims.count == 2)
  }

  @Test func aViewIsOfItsOwnTransactionOnly() throws {
    for sample in SampleSet.all {
      let tree = try sample.tree
      let views: [(guide: String, isOne: Bool)] = [
        ("835", RemittanceAdvice(tree) != nil), ("837", ClaimSubmission(tree) != nil),
        ("270", EligibilityRequest(tree) != nil), ("271", EligibilityResponse(tree) != nil),
        ("276", StatusRequest(tree) != nil), ("277", StatusResponse(tree) != nil),
        ("278-request", AuthorizationRequest(tree) != nil), ("278-response", AuthorizationResponse(tree) != nil),
        ("834", Enrolment(tree) != nil), ("820", PremiumPayment(tree) != nil),
      ]
      for view in views { #expect(view.isOne == sample.guide.hasPrefix(view.guide), "\(view.guide) \(sample.guide)") }
    }
  }
}
