import Seeded
import Testing
import X12

/// Whatever happens to a good document, reading it ends, without a trap, in an ordered stream of events.
struct MutationTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func damagedDocumentsAreReadToTheirEnd(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let originals = [
      SampleRemittance(claims: 2, seed: seed).bytes(), Array(SampleSubmission.professional.utf8),
      Array(SampleSubmission.institutional.utf8), Array(SampleSubmission.claimStatus.utf8),
      Array(SampleSubmission.functional.utf8),
    ]
    let special = Array("~*:^ISAGEIEASTSECLPHLCLMSV\r\n\u{1A}\0".utf8) + [0xFF, 0xC3]
    for round in 0..<300 {
      let document = random.damaged(originals[round % originals.count], most: 7, special: special)
      let events = read(document)
      checkNesting(events)
      for range in events.claims.map(\.range) + events.submittedClaims.map(\.range) + events.claimStatuses.map(\.range)
      {
        #expect(range.start >= 0 && range.end <= document.count && range.count > 0)
      }
      for problem in events.problems { #expect(problem.offset >= 0 && problem.offset <= document.count) }
      // A document whose every level is intact was not silently cut: what it holds is what its trailers count.
      if events.errors.isEmpty { #expect(!events.sets.isEmpty) }
    }
  }

  private func checkNesting(_ events: [X12Event]) {
    var depth = 0
    var sets = 0
    for event in events {
      switch event {
      case .interchangeOpened, .groupOpened: depth += 1
      case .interchangeClosed, .groupClosed: depth -= 1
      case .setOpened: sets += 1
      case .setClosed: sets -= 1
      case .remittance, .claim, .providerAdjustment, .submission, .submittedClaim, .claimStatus,
        .functionalAcknowledgement:
        #expect(sets == 1)
      case .acknowledgement, .problem: break
      }
      #expect((0...2).contains(depth) && (0...1).contains(sets))
    }
    #expect(depth == 0 && sets == 0)
  }
}
