/// Invented names, from `names.tsv`.
struct Names: Sendable {
  private let last: [String]
  private let lastWeights: Weights
  private let first: [String]
  private let firstWeights: Weights
  let providers: [(last: String, first: String)]

  /// Reads `names.tsv`.
  init(_ table: SeparatedTable) throws(WorldError) {
    var (last, lastWeights): ([String], [Int]) = ([], [])
    var (first, firstWeights): ([String], [Int]) = ([], [])
    var providers: [(last: String, first: String)] = []
    for row in table.rows {
      let (name, weight) = (try row.text("name"), try row.number("weight"))
      switch try row.text("kind") {
      case "last":
        last.append(name)
        lastWeights.append(weight)
      case "first":
        first.append(name)
        firstWeights.append(weight)
      case "provider": providers.append((name, try row.text("first")))
      case let other: throw row.problem("kind cannot be \(other)")
      }
    }
    (self.last, self.lastWeights) = (last, Weights(lastWeights))
    (self.first, self.firstWeights) = (first, Weights(firstWeights))
    self.providers = providers
  }

  /// A last name; common ones come more often.
  func last(_ dice: inout Dice) -> String { dice.pick(by: lastWeights).map { last[$0] } ?? "" }

  /// A first name; common ones come more often.
  func first(_ dice: inout Dice) -> String { dice.pick(by: firstWeights).map { first[$0] } ?? "" }
}
