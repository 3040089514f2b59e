/// Consistent synthetic days of the remittances that a hospital's payers send: the same seed, day and number of claims
/// give the same bytes on any machine.
///
/// Day 1 is produced on Monday 2026-11-02 and day N on the N-1th calendar day after. Any day can be generated alone, and
/// still refers to the days before it: reversals, secondary payments and, on day 45, the answers to worked denials of days
/// 1 to 20. Everything in it is invented. `story(day:)` adds what leads to a day's remittances and what follows from them.
public struct World: Sendable {
  /// One more than the most claims a day can have.
  public static let claimsLimit = 100_000

  private let seed: UInt64
  private let claimsPerDay: Int
  private let tables: Tables?

  /// A world with that many first answers to claims a day (answers that refer to earlier days come on top), made from the
  /// tables, or from those that come with the library when nil.
  public init(seed: UInt64, claimsPerDay: Int, tables: Tables? = nil) {
    (self.seed, self.claimsPerDay, self.tables) = (seed, claimsPerDay, tables)
  }

  /// The files of a day in a fixed order; throws when the day or the number of claims is out of range or a table unusable.
  public func files(day: Int) throws(WorldError) -> [GeneratedFile] {
    let remittances = try remittances(day: day)
    return remittances.written()
  }

  /// The ground truth of the files of a day; throws as `files(day:)` does.
  public func answer(day: Int) throws(WorldError) -> Answer {
    let remittances = try remittances(day: day)
    return Answer(of: remittances.files, payers: remittances.book.tables.payers, planted: remittances.planted)
  }

  private func remittances(day: Int) throws(WorldError) -> DayOfRemittances {
    DayOfRemittances(try book(day: day), day: day)
  }

  /// The world's claims; throws when the day or the number of claims is out of range or a table unusable.
  func book(day: Int) throws(WorldError) -> Book {
    guard day >= 1 else { throw .dayBeforeFirst(day) }
    guard (0..<World.claimsLimit).contains(claimsPerDay) else { throw .claimsOutOfRange(claimsPerDay) }
    let given = if let tables { tables } else { try Tables.shipped() }
    return Book(seed: seed, claimsPerDay: claimsPerDay, tables: given)
  }
}
