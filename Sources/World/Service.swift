/// Something that patients are scheduled for: one row of `services.tsv`.
struct Service: Sendable {
  /// Procedure code.
  let code: String
  /// The project's own words for it.
  let name: String
  let location: String
  /// `F` or `M` where only they can have it, else empty.
  let sex: String
  /// Age in years.
  let ages: ClosedRange<Int>
  /// When it can start, in minutes of the day.
  let starts: ClosedRange<Int>
  let weight: Int
}

extension Service {
  /// Reads a row of `services.tsv`.
  init(_ row: SeparatedTable.Row) throws(WorldError) {
    code = try row.text("code")
    name = try row.text("name")
    location = try row.text("location")
    sex = try row.text("sex")
    let (youngest, oldest) = (try row.number("youngest"), try row.number("oldest"))
    guard youngest <= oldest else { throw row.problem("youngest must not be above oldest") }
    ages = youngest...oldest
    let (first, last) = (try row.number("first"), try row.number("last"))
    guard 0 <= first, first <= last, last < 1440 else { throw row.problem("first and last must be minutes of a day") }
    starts = first...last
    weight = try row.number("weight")
  }

  /// Whether somebody of this sex and age has it.
  func suits(sex: String, age: Int) -> Bool {
    ages.contains(age) && (self.sex.isEmpty || self.sex == sex)
  }
}
