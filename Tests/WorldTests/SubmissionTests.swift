import Testing
import World
import X12

@Suite struct SubmissionTests {
  /// What a reader finds in a day's claims, and the day's remittances.
  private struct Day {
    var sent: [SubmittedClaim] = []
    var notices: [ClaimStatusNotice] = []
    var answered: [RemittedClaim] = []
    var errors: [String] = []
    var outcomes: [AcknowledgedOutcome] = []

    init(_ world: World, _ day: Int) throws {
      for file in try world.submissions(answeredOn: day) { read(file) }
      for file in try world.files(day: day) where file.name.hasPrefix("835-") && !file.name.contains("resent") {
        read(file, isSound: false)
      }
    }

    private mutating func read(_ file: GeneratedFile, isSound: Bool = true) {
      var reader = X12Reader()
      var events: [X12Event] = []
      reader.read(file.bytes) { events.append($0) }
      reader.finish { events.append($0) }
      for event in events {
        switch event {
        case .submittedClaim(let claim): sent.append(claim)
        case .claimStatus(let notice): notices.append(notice)
        case .claim(let claim): answered.append(claim)
        case .functionalAcknowledgement(let found): outcomes.append(found.outcome)
        case .problem(let problem): if isSound { errors.append("\(file.name): \(problem.message)") }
        default: break
        }
      }
    }
  }

  private let world = World(seed: 3, claimsPerDay: 400)

  @Test(arguments: [1, 20, 45]) func `Claims and acknowledgements are sound and deterministic`(day: Int) throws {
    let found = try Day(world, day)
    #expect(found.errors.isEmpty)
    #expect(found.sent.count >= 400)
    // On these days a set was refused and sent again in a third file.
    #expect(found.outcomes.sorted { $0.rawValue < $1.rawValue } == [.accepted, .accepted, .partlyAccepted])
    #expect(try world.submissions(answeredOn: day) == world.submissions(answeredOn: day))
  }

  @Test(arguments: [1, 20])
  func `What is answered first was sent before, with the same account, charge, dates and patient`(
    day: Int
  ) throws {
    let found = try Day(world, day)
    let sent = Dictionary(grouping: found.sent, by: \.controlNumber)
    let firsts = Set(try world.answer(day: day).claims.filter { $0.role == .original }.map(\.account))
    var seen = 0
    for claim in found.answered
    where firsts.contains(claim.controlNumber) && claim.status != "22" && claim.status != "2" {
      let source = try #require(sent[claim.controlNumber]?.first, "\(claim.controlNumber)")
      #expect(source.charge == claim.charge, "\(claim.controlNumber)")
      #expect(source.patient?.last == claim.patient?.last && source.patient?.first == claim.patient?.first)
      let days = source.lines.compactMap(\.serviceFrom) + source.dates.filter { $0.qualifier == "434" }.map(\.from)
      let from = try #require(claim.dates.first { $0.qualifier == "232" }).date
      #expect(days.contains(from), "\(claim.controlNumber)")
      seen += 1
    }
    #expect(seen >= 380)
  }

  @Test func `Front ends reject some claims, which no remittance answers`() throws {
    let found = try Day(world, 20)
    let rejected = Set(found.notices.filter(\.isRejection).map(\.controlNumber))
    #expect(rejected.count == 6)
    #expect(rejected.isSubset(of: Set(found.sent.map(\.controlNumber))))
    #expect(rejected.isDisjoint(with: Set(found.answered.map(\.controlNumber))))
    #expect(Set(found.notices.map(\.controlNumber)) == Set(found.sent.map(\.controlNumber)))
  }

  @Test func `Corrections name the payer's number of the claim that they replace`() throws {
    let first = try (1...20).flatMap { try Day(world, $0).answered }
    let numbers = Set(first.map(\.payerClaimNumber))
    let corrected = try Day(world, 45).sent.filter { $0.frequency == "7" }
    #expect(corrected.count > 10)
    for claim in corrected {
      #expect(numbers.contains(try #require(claim.reference("F8")).value), "\(claim.controlNumber)")
    }
  }
}
