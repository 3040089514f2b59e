import Desk
import Testing
import World
import X12

/// The claims that the synthetic hospital sends, and what its payers answer, matched from the files alone.
@Suite struct WorldMatchingTests {
  /// Everything that a desk has read of a world's files.
  private struct Reading {
    var candidates: [String: [SentCandidate]] = [:]
    var answered: [(traits: ClaimTraits, on: CalendarDate)] = []
    var notices: [(traits: ClaimTraits, isRejection: Bool)] = []
    private var count: Int64 = 0
    private var families: Int64 = 0
    private var paymentDate: CalendarDate?
    private var payer = ""
    private var sentOn: CalendarDate?

    mutating func read(_ file: GeneratedFile) {
      var reader = X12Reader()
      var events: [X12Event] = []
      reader.read(file.bytes) { events.append($0) }
      reader.finish { events.append($0) }
      for event in events {
        switch event {
        case .submission(let header): sentOn = header.created
        case .submittedClaim(let claim): send(claim)
        case .remittance(let header):
          (paymentDate, payer) = (header.paymentDate ?? header.productionDate, header.payerID)
        case .claim(let claim):
          if let paymentDate { answered.append((ClaimTraits(claim, payer: payer), paymentDate)) }
        case .claimStatus(let notice):
          notices.append((ClaimTraits(notice, payer: notice.source?.id ?? ""), notice.isRejection))
        default: break
        }
      }
    }

    private mutating func send(_ claim: SubmittedClaim) {
      guard let sentOn else { return }
      let traits = ClaimTraits(claim, payer: claim.subscriber.payer?.id ?? "")
      let known = FamilyID.family(
        of: traits, replacing: claim.reference("F8")?.value, among: candidates[traits.controlNumber] ?? [])
      if known == nil { families += 1 }
      count += 1
      candidates[traits.controlNumber, default: []].append(
        SentCandidate(
          id: SentClaimID(count), family: known ?? FamilyID(families), sentOn: sentOn, traits: traits))
    }
  }

  @Test func `Every answer to a claim that was sent finds it, and front ends' notices do too`() throws {
    let world = World(seed: 7, claimsPerDay: 300)
    var reading = Reading()
    for day in [1, 8, 20, 45] { for file in try world.submissions(answeredOn: day) { reading.read(file) } }
    for day in [1, 8, 20, 45] {
      for file in try world.files(day: day) where file.name.hasPrefix("835-") && !file.name.contains("resent") {
        reading.read(file)
      }
    }
    var (matched, asked) = (0, 0)
    for (traits, on) in reading.answered {
      // What the payers answer about claims of other days was sent on days that this desk has not read.
      guard let candidates = reading.candidates[traits.controlNumber] else { continue }
      switch MatchVerdict(traits, on: on, among: candidates) {
      case .matched(let id, _, _):
        matched += 1
        let claim = try #require(candidates.first { $0.id == id })
        #expect(claim.traits.charge == traits.charge)
      case .proposed, .ambiguous, .missing:
        asked += 1
        // Nobody has sent a claim to the second payer: the first one forwarded it.
        #expect(traits.turn == .secondary, "\(traits.controlNumber)")
      }
    }
    #expect(matched > 1200 && asked < 60, "\(matched) matched, \(asked) left to people")
    #expect(reading.notices.count { $0.isRejection } == 20)
    for (traits, _) in reading.notices {
      let candidates = try #require(reading.candidates[traits.controlNumber])
      guard case .matched = MatchVerdict(traits, on: nil, among: candidates) else {
        Issue.record("a notice finds no claim: \(traits.controlNumber)")
        continue
      }
    }
  }

  @Test func `A corrected claim is of the family of the claim that it replaces`() throws {
    let world = World(seed: 7, claimsPerDay: 300)
    var reading = Reading()
    for day in (1...20).map({ $0 }) + [45] {
      for file in try world.submissions(answeredOn: day) { reading.read(file) }
    }
    let corrected = reading.candidates.values.filter { $0.contains { $0.traits.frequency == "7" } }
    #expect(corrected.count > 50)
    #expect(corrected.allSatisfy { Set($0.map(\.family)).count == 1 && $0.count >= 2 })
  }
}
