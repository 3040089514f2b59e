import Testing
import World
import X12

@Suite struct StoryTests {
  /// What a reader finds in files, in their order.
  private struct Reading {
    var sent: [SubmittedClaim] = []
    var notices: [ClaimStatusNotice] = []
    var answered: [RemittedClaim] = []
    var problems: [String] = []

    init(_ files: [GeneratedFile]) {
      for file in files {
        var reader = X12Reader()
        var events: [X12Event] = []
        reader.read(file.bytes) { events.append($0) }
        reader.finish { events.append($0) }
        for event in events {
          switch event {
          case .submittedClaim(let claim): sent.append(claim)
          case .claimStatus(let notice): notices.append(notice)
          case .claim(let claim): answered.append(claim)
          case .problem(let problem): problems.append("\(file.name): \(problem.message)")
          default: break
          }
        }
      }
    }
  }

  /// What was sent until a day, what its remittances answer, and what its second remittances do.
  private struct Day {
    let sent: Reading
    let first: Reading
    let further: Reading
    let names: [String]

    init(_ day: Int) throws {
      let sent = try world.submissions(answeredOn: day)
      let further = try world.furtherFiles(day: day)
      (self.sent, self.further) = (Reading(sent), Reading(further))
      first = Reading(try world.files(day: day))
      names = (sent + further).map(\.name)
    }
  }

  private static let days = [1, 20, 45]
  private static let world = World(seed: 6, claimsPerDay: 240)
  /// Read once for all tests.
  private static let read = Dictionary(uniqueKeysWithValues: days.map { day in (day, Result { try Day(day) }) })

  private func read(_ day: Int) throws -> Day { try #require(Self.read[day]).get() }

  @Test(arguments: days) func `Whatever is written is read without a problem, and charges add up`(day: Int) throws {
    let found = try read(day)
    #expect(found.sent.problems.isEmpty && found.further.problems.isEmpty)
    try #require(found.sent.sent.count > 200)
    for claim in found.sent.sent {
      #expect(claim.lines.reduce(Cents.zero) { $0 + $1.charge } == claim.charge, "\(claim.controlNumber)")
    }
    #expect(Set(found.names).count == found.names.count)
  }

  @Test(arguments: days) func `A claim that was sent again after a rejection differs by the mistake and is paid`(
    day: Int
  ) throws {
    let (sent, further) = (try read(day).sent, try read(day).further)
    let answered = Set((further.answered + (try read(day).first.answered)).map(\.controlNumber))
    var again = 0
    for notice in sent.notices where notice.isRejection {
      let status = try #require(notice.statuses.first)
      let claims = sent.sent.filter { $0.controlNumber == notice.controlNumber }
      let wrong = try #require(claims.first)
      let notices = sent.notices.filter { $0.controlNumber == notice.controlNumber }
      #expect(notices.count { $0.isRejection } == 1)
      guard notices.count > 1 else {
        #expect(!answered.contains(notice.controlNumber))
        continue
      }
      again += 1
      let right = try #require(claims.last)
      #expect(right.frequency == "1" && right.charge == wrong.charge && right.patient?.id == wrong.patient?.id)
      let role = right.lines.contains { !$0.revenueCode.isEmpty } ? "71" : "82"
      func number(_ claim: SubmittedClaim) -> String { claim.providers.first { $0.role == role }?.party.id ?? "" }
      func modifiers(_ claim: SubmittedClaim) -> [[String]] { claim.lines.map(\.modifiers) }
      switch "\(status.category) \(status.code)" {
      case "A3 562":
        #expect(status.entity == role)
        #expect(!passesLuhn("80840" + number(wrong)) && passesLuhn("80840" + number(right)))
      case "A6 453": #expect(modifiers(wrong) != modifiers(right) && modifiers(wrong).allSatisfy(\.isEmpty))
      case "A6 252": #expect(wrong.reference("G1") == nil && right.reference("G1") != nil)
      default: Issue.record("nobody can correct \(status.category) \(status.code) without the patient")
      }
      let answers = further.answered.filter { $0.controlNumber == notice.controlNumber }
      let answer = try #require(answers.first)
      #expect(answers.count == 1 && answer.status == "1" && answer.charge == right.charge)
      #expect(answer.payerClaimNumber == notices.last?.payerClaimNumber?.value)
    }
    #expect(again >= 1)
  }

  @Test func `Front ends reject for each kind of mistake`() throws {
    let world = World(seed: 6, claimsPerDay: 240)
    let notices = Reading(try (1...12).flatMap { try world.submissions(answeredOn: $0) }).notices
    let kinds = Set(notices.flatMap(\.statuses).filter(\.isRejection).map { "\($0.category) \($0.code)" })
    #expect(kinds == ["A3 562", "A6 252", "A6 453", "A7 164", "A8 158"])
  }

  @Test(arguments: days) func `A claim to the second payer balances with what the first one said, and is answered`(
    day: Int
  ) throws {
    let sent = try read(day).sent.sent.filter { $0.subscriber.sequence == "S" }
    let answers = try read(day).further.answered.filter { $0.status == "2" }
    try #require(sent.count > 5)
    #expect(Set(sent.map(\.controlNumber)) == Set(answers.map(\.controlNumber)))
    for claim in sent {
      let first = try #require(claim.otherPayers.first)
      #expect(first.sequence == "P" && first.payer?.id != claim.subscriber.payer?.id)
      let paid = try #require(first.amounts.first { $0.qualifier == "D" }).amount
      let decisions = claim.lines.flatMap(\.decisions)
      #expect(decisions.isEmpty || decisions.count == claim.lines.count)
      let taken = (first.adjustments + decisions.flatMap(\.adjustments)).reduce(Cents.zero) { $0 + $1.amount }
      #expect(claim.charge - taken == paid, "\(claim.controlNumber)")
      for line in claim.lines where !line.decisions.isEmpty {
        let decision = line.decisions[0]
        let lineTaken = decision.adjustments.reduce(Cents.zero) { $0 + $1.amount }
        #expect(line.charge - lineTaken == decision.paid)
        #expect(decision.payerID == first.payer?.id && decision.date != nil)
      }
      #expect(decisions.isEmpty ? first.decided != nil : first.adjustments.isEmpty)
      let answer = try #require(answers.first { $0.controlNumber == claim.controlNumber })
      #expect(answer.charge == claim.charge && answer.patient?.id == claim.patient?.id)
    }
  }

  @Test func `Claims denied for want of an authorisation have none, and their corrections do`() throws {
    let first = try read(20)
    let later = try read(45).sent.sent.filter { $0.frequency == "7" }
    let denied = Set(
      first.first.answered.filter { claim in
        (claim.adjustments + claim.lines.flatMap(\.adjustments)).contains { $0.reason == "197" && $0.amount > .zero }
      }.map(\.controlNumber))
    try #require(denied.count > 4)
    for claim in first.sent.sent where denied.contains(claim.controlNumber) { #expect(claim.reference("G1") == nil) }
    let corrected = later.filter { denied.contains($0.controlNumber) }
    #expect(!corrected.isEmpty)
    for claim in corrected { #expect(claim.reference("G1") != nil, "\(claim.controlNumber)") }
    #expect(first.sent.sent.contains { $0.reference("G1") != nil })
  }

  @Test func `Claims say what claims say`() throws {
    let claims = try read(45).sent.sent
    #expect(claims.allSatisfy { $0.reference("EA") != nil && $0.codes.contains { $0.qualifier == "ABK" } })
    #expect(claims.allSatisfy { !$0.billing.taxonomy.isEmpty && $0.birth?.date != nil })
    #expect(
      Set(claims.flatMap(\.codes).map(\.qualifier)).isSuperset(of: ["ABK", "ABF", "ABJ", "APR", "DR", "BH", "BE"]))
    #expect(claims.contains { !$0.attachments.isEmpty } && claims.contains { !$0.notes.isEmpty })
    #expect(Set(claims.flatMap(\.providers).map(\.role)).isSuperset(of: ["71", "72", "82", "DN", "77"]))
    #expect(claims.contains { !$0.otherPayers.isEmpty && $0.subscriber.sequence == "P" })
    #expect(claims.contains { $0.lines.contains { !$0.drug.isEmpty } })
    #expect(Set(claims.compactMap { $0.dependent?.relationship }) == ["01", "19"])
    for claim in claims where claim.codes.contains(where: { $0.code == "O80" && $0.qualifier == "ABK" }) {
      #expect(claim.birth?.sex == "F")
    }
  }

  @Test func `The demonstration's world tells its story`() throws {
    let world = World(seed: 1, claimsPerDay: 120)
    let denied = try world.answer(day: 20).claims.filter { claim in
      claim.role == .original && claim.adjustments.contains { $0.reason == "197" && $0.denies }
    }
    let paid = try world.answer(day: 45).claims.filter { $0.role == .paidInFull && $0.originDay == 20 }
    let told = Set(denied.map(\.account)).intersection(paid.map(\.account))
    #expect(!told.isEmpty)
    let replaced = Reading(try world.submissions(answeredOn: 45)).sent.filter { told.contains($0.controlNumber) }
    #expect(replaced.allSatisfy { $0.frequency == "7" && $0.reference("F8") != nil && $0.reference("G1") != nil })
    #expect(Set(replaced.map(\.controlNumber)) == told)
    #expect(try world.story(day: 20).map(\.name).contains("schedule-2026-11-21.csv"))
  }
}
