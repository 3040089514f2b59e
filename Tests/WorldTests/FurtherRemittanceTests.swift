import Testing
import World

@Suite struct FurtherRemittanceTests {
  private static let days = [1, 2, 20, 45]
  private static let world = World(seed: 6, claimsPerDay: 300)

  @Test(arguments: days) func `Second remittances balance to the cent and are as their ground truth says`(
    day: Int
  ) throws {
    let found = try Self.world.furtherFiles(day: day).map { ($0.name, SplitInterchange($0.bytes)) }
    let told = try Self.world.furtherAnswer(day: day)
    try #require(found.count > 2)
    for (_, interchange) in found {
      for set in interchange.sets {
        #expect(set.declaredSegments == set.segments)
        let taken = set.providerAdjustments.reduce(0) { $0 + $1.cents }
        #expect(set.total >= 0 && set.total == set.claims.reduce(0) { $0 + $1.paid } - taken)
        for claim in set.claims {
          #expect(claim.paid == claim.charge - claim.allAdjustments.reduce(0) { $0 + $1.cents }, "\(claim.account)")
        }
      }
    }
    let claims = found.flatMap { name, file in file.sets.flatMap { set in set.claims.map { (name, $0) } } }
    #expect(
      claims.map { "\($0) \($1.account) \($1.status) \($1.paid)" }
        == told.claims.map { "\($0.file) \($0.account) \($0.status) \($0.paid)" })
  }

  @Test func `They share no trace or control number with the day's first files`() throws {
    var traces: Set<String> = []
    var controls: Set<String> = []
    for day in 1...8 {
      let first = try Self.world.files(day: day).filter { $0.name.hasPrefix("835-") && !$0.name.contains("resent") }
      for interchange in (try first + Self.world.furtherFiles(day: day)).map({ SplitInterchange($0.bytes) }) {
        #expect(controls.insert(interchange.control).inserted)
        for set in interchange.sets { #expect(traces.insert(set.trace).inserted) }
      }
    }
  }

  @Test func `Money is taken back with its reversal, and without`() throws {
    let answer = try Self.world.furtherAnswer(day: 20)
    let reversed = Set(answer.claims.filter { $0.role == .reversal }.map(\.account))
    let taken = answer.providerAdjustments.filter { $0.code == "WO" }
    func account(_ entry: Answer.ProviderAdjustment) -> String {
      String(entry.reference.split(separator: " ").last ?? "")
    }
    #expect(taken.contains { $0.cents < 0 && reversed.contains(account($0)) })
    #expect(taken.contains { $0.cents > 0 && !reversed.contains(account($0)) })
    // A reversal that is not deferred lowers the payment at once.
    #expect(reversed.subtracting(taken.map(account)).count >= 1)
  }

  @Test func `A deferred takeback and a carried balance are taken 25 days later under the same reference`() throws {
    let now = try Self.world.furtherAnswer(day: 20).providerAdjustments.filter { $0.cents < 0 }
    let later = try Self.world.furtherAnswer(day: 45).providerAdjustments.filter { $0.cents > 0 }
    try #require(now.contains { $0.code == "WO" })
    for entry in now {
      #expect(
        later.contains { $0.code == entry.code && $0.reference == entry.reference && $0.cents == -entry.cents },
        "\(entry)")
    }
    let small = World(seed: 1, claimsPerDay: 120)
    let carried = try small.furtherAnswer(day: 20).providerAdjustments.filter { $0.code == "FB" && $0.cents < 0 }
    let collected = try small.furtherAnswer(day: 45).providerAdjustments
    try #require(!carried.isEmpty)
    for entry in carried {
      #expect(collected.contains { $0.reference == entry.reference && $0.cents == -entry.cents }, "\(entry)")
    }
  }

  @Test func `Appeals are won for claims that were denied and never sent again`() throws {
    let won = try Self.world.furtherAnswer(day: 45).claims.filter { $0.role == .paidInFull }
    let sent = try Self.world.submissions(answeredOn: 45).map(SplitSegments.init).flatMap(\.sets)
      .flatMap { $0.all("CLM").map { $0[1] } }
    try #require(won.count > 5)
    #expect(Set(won.map(\.account)).isDisjoint(with: sent))
    for claim in won {
      #expect(claim.denied == 0 && (1...20).contains(claim.originDay))
      let origin = try Self.world.answer(day: claim.originDay).claims.first { $0.account == claim.account }
      #expect(try #require(origin).denied > 0)
    }
  }

  /// Digests (FNV-1a) of names and bytes in the order of the names: other tests and documents rely on these very days.
  @Test(arguments: [
    (UInt64(1), 120, 1, 0x1224_8e71_7328_83a4), (1, 120, 20, 0xd491_b4dc_1292_6758),
    (1, 120, 45, 0x19ef_935f_26e8_959e), (835, 30, 1, 0xca97_245c_c63c_f6c0),
  ])
  func `The first files of a day stay as they were`(seed: UInt64, claims: Int, day: Int, digest: UInt64) throws {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for file in try World(seed: seed, claimsPerDay: claims).files(day: day).sorted(by: { $0.name < $1.name }) {
      for byte in Array(file.name.utf8) + file.bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
    #expect(hash == digest)
  }
}
