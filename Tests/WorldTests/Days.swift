import Testing
import World

/// A generated day with its files split; the tests' common ground.
struct SplitDay: Sendable {
  /// Days that several tests look at, generated once: one whole turn of the rota of planted damage, and the follow-up day.
  static let shared = Dictionary(
    uniqueKeysWithValues: [1, 2, 3, 4, 5, 6, 7, 8, 20, 45].map { day in
      (day, Result { try SplitDay(seed: 11, day: day, claims: 250) })
    })

  /// One of the shared days.
  static func shared(_ day: Int) throws -> SplitDay {
    try #require(shared[day]).get()
  }

  let files: [GeneratedFile]
  let answer: Answer
  /// The 835 files, those sent again left out.
  let remittances: [(name: String, interchange: SplitInterchange)]

  init(seed: UInt64, day: Int, claims: Int) throws {
    let world = World(seed: seed, claimsPerDay: claims)
    files = try world.files(day: day)
    answer = try world.answer(day: day)
    let resent = answer.planted.filter { $0.kind == .resent }.map(\.file)
    remittances = files.filter { $0.name.hasPrefix("835-") && !resent.contains($0.name) }
      .map { ($0.name, SplitInterchange($0.bytes)) }
  }

  /// Every claim payment with the file and set it stands in.
  var claims: [(file: String, set: String, claim: SplitClaim)] {
    remittances.flatMap { file in
      file.interchange.sets.flatMap { set in set.claims.map { (file.name, set.control, $0) } }
    }
  }

  /// Whether damage of the kind is listed for this place.
  func lists(_ kind: Answer.Plant, _ file: String, _ set: String, _ account: String = "") -> Answer.Planted? {
    answer.planted.first { $0.kind == kind && $0.file == file && $0.set == set && $0.account == account }
  }
}
