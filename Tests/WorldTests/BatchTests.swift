import Testing
import World

@Suite struct BatchTests {
  /// A day's claim files with what was said of them.
  private struct Sent {
    let claims: [(name: String, file: SplitSegments)]
    let acknowledgements: [(name: String, file: SplitSegments)]
    let notices: [(name: String, file: SplitSegments)]

    init(_ world: World, _ day: Int) throws {
      let files = try world.submissions(answeredOn: day).map { (name: $0.name, file: SplitSegments($0)) }
      claims = files.filter { $0.name.hasPrefix("837") }
      acknowledgements = files.filter { $0.name.hasPrefix("999") }
      notices = files.filter { $0.name.hasPrefix("277CA") }
      #expect(claims.count + acknowledgements.count + notices.count == files.count)
    }

    /// Each 837 set under its BHT03, refused ones left out.
    func batches() throws -> [String: [[String]]] {
      let refused = Set(try refusals().map(\.reference))
      return Dictionary(
        uniqueKeysWithValues: try claims.flatMap(\.file.sets).compactMap { set in
          let reference = try set.one("BHT")[3]
          return refused.contains(reference) ? nil : (reference, set)
        })
    }

    /// The sets that a 999 refuses, by their BHT03.
    func refusals() throws -> [(reference: String, claims: SplitSegments, set: [[String]], segments: [[String]])] {
      var found: [(reference: String, claims: SplitSegments, set: [[String]], segments: [[String]])] = []
      for acknowledgement in acknowledgements {
        let body = try #require(acknowledgement.file.sets.first)
        let group = try body.one("AK1")[2]
        let claims = try #require(self.claims.first { $0.file.control == group }?.file)
        for (place, segment) in body.enumerated() where segment[0] == "IK5" && segment[1] == "R" {
          let start = try #require(body[..<place].lastIndex { $0[0] == "AK2" })
          let set = try #require(claims.sets.first { $0[0][2] == body[start][2] })
          found.append((try set.one("BHT")[3], claims, set, Array(body[start...place])))
        }
      }
      return found
    }
  }

  private static let days = [1, 2, 20, 45]
  private static let world = World(seed: 5, claimsPerDay: 160)
  /// Split once for all tests.
  private static let split = Dictionary(
    uniqueKeysWithValues: days.map { day in (day, Result { try Sent(world, day) }) })

  private func sent(_ day: Int) throws -> Sent { try #require(Self.split[day]).get() }

  @Test(arguments: days) func `A 999 about each claim file names its group and all its sets`(day: Int) throws {
    let sent = try sent(day)
    #expect(sent.claims.count == ([1, 3, 6].contains(day % 7) ? 3 : 2))
    try #require(sent.claims.count == sent.acknowledgements.count)
    for (claims, acknowledgement) in zip(sent.claims, sent.acknowledgements) {
      #expect(acknowledgement.name == "999-" + claims.name)
      #expect(acknowledgement.file.date == claims.file.date)
      let body = try #require(acknowledgement.file.sets.first)
      let group = try body.one("AK1")
      #expect(Array(group[1...]) == ["HC", claims.file.control, claims.file.version])
      #expect(body.all("AK2").map { $0[2] } == claims.file.sets.map { $0[0][2] })
      let end = try body.one("AK9")
      let accepted = body.all("IK5", "A").count
      #expect(Array(end[2...]) == [claims.file.sets.count, claims.file.sets.count, accepted].map(String.init))
      #expect(end[1] == (accepted == claims.file.sets.count ? "A" : "P"))
    }
  }

  @Test(arguments: days) func `Each set of a 277CA is about one batch, on the day after it was sent`(day: Int) throws {
    let sent = try sent(day)
    let batches = try sent.batches()
    for notice in sent.notices {
      var seen: Set<String> = []
      for set in notice.file.sets {
        let reference = try set.one("TRN", "2")[2]
        #expect(seen.insert(reference).inserted)
        let batch = try #require(batches[reference], "\(reference)")
        let begun = try #require(Int(batch.one("BHT")[4]))
        let answered = try #require(Int(set.one("BHT")[4]))
        #expect(answered == begun + 1 || answered % 100 == 1)
        #expect(answered > begun)
      }
    }
  }

  @Test(arguments: days) func `Every claim of a batch has one status, from the payer that it went to`(day: Int) throws {
    let sent = try sent(day)
    var told: [String: [String]] = [:]
    for set in sent.notices.flatMap(\.file.sets) {
      let reference = try set.one("TRN", "2")[2]
      let payer = try set.one("NM1", "PR")[9]
      // The first TRN*2 names the batch, all others a claim each.
      for claim in set.all("TRN", "2").dropFirst() { told[reference, default: []].append("\(payer) \(claim[2])") }
      let counts = try (set.all("QTY", "90") + set.all("QTY", "AA")).map { try #require(Int($0[2])) }
      #expect(counts.reduce(0, +) == set.all("TRN", "2").count - 1)
    }
    for (reference, batch) in try sent.batches() {
      var payer = ""
      var claims: [String] = []
      for (place, segment) in batch.enumerated() {
        // The plan that a claim goes to is named above the claim, other plans within it.
        let isAbove = batch[..<place].last { ["HL", "CLM"].contains($0[0]) }?[0] == "HL"
        if segment[0] == "NM1", segment[1] == "PR", isAbove { payer = segment[9] }
        if segment[0] == "CLM" { claims.append("\(payer) \(segment[1])") }
      }
      #expect(told[reference]?.sorted() == claims.sorted(), "\(reference)")
    }
  }

  @Test(arguments: [1, 20, 45]) func `One set is refused for the provider's number and sent again corrected`(
    day: Int
  ) throws {
    let sent = try sent(day)
    let refusals = try sent.refusals()
    try #require(refusals.count == 1)
    let (reference, file, set, told) = refusals[0]
    let (place, element) = (try told.one("IK3"), try told.one("IK4"))
    let segment = set[try #require(Int(place[2])) - 1]
    #expect(segment[0] == place[1] && segment[1] == "85")
    #expect(segment[try #require(Int(element[1]))] == element[4])
    #expect(!passesLuhn("80840" + element[4]))
    // The payers never saw it.
    #expect(sent.notices.flatMap(\.file.sets).allSatisfy { $0.all("TRN", "2").first?[2] != reference })
    let accounts = set.all("CLM").map { $0[1] }
    let again = try sent.batches().values.filter { $0.all("CLM").map { $0[1] } == accounts }
    try #require(again.count == 1 && !accounts.isEmpty)
    #expect(again[0].all("BHT")[0][4] > set.all("BHT")[0][4])
    #expect(again[0].all("NM1", "85").allSatisfy { passesLuhn("80840" + $0[9]) })
    let other = try #require(sent.claims.first { $0.file.sets.contains(again[0]) }?.file)
    #expect(other.control != file.control && other.date >= file.date)
  }

  @Test func `Control numbers and batch numbers come once`() throws {
    var groups: Set<String> = []
    var batches: Set<String> = []
    for day in 1...8 {
      for file in try Self.world.submissions(answeredOn: day).map(SplitSegments.init) {
        #expect(groups.insert(file.control).inserted)
        for set in file.sets {
          #expect(Int(set[set.count - 1][1]) == set.count && set[set.count - 1][2] == set[0][2])
          guard set[0][1] == "837" else { continue }
          #expect(batches.insert(set.all("BHT")[0][3]).inserted)
        }
      }
    }
  }
}
