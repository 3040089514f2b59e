/// Something that is billed, with an invented price: one row of `procedures.tsv`.
struct Procedure: Sendable {
  let kind: Bill.Kind
  /// HC procedure code, NU revenue code, DR diagnosis-related group.
  let qualifier: String
  let code: String
  let revenue: String
  /// Price of a line in whole dollars.
  let price: ClosedRange<Int>
  let units: Int
  let modifiers: [String]
}

extension Procedure {
  /// Reads a row of `procedures.tsv`.
  init(_ row: SeparatedTable.Row) throws(WorldError) {
    kind = try row.choice("kind")
    qualifier = try row.text("qualifier")
    code = try row.text("code")
    revenue = try row.text("revenue")
    let (low, high) = (try row.number("low"), try row.number("high"))
    guard 0 < low, low <= high else { throw row.problem("low must be above 0 and not above high") }
    price = low...high
    units = try row.number("units")
    modifiers = try row.list("modifiers")
  }
}
