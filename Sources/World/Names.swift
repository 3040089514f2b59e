/// Invented names, from `names.tsv`.
struct Names: Sendable {
  private let last: [String]
  private let lastWeights: Weights
  private let first: [String]
  private let firstWeights: Weights
  /// `F` or `M` by first name, where most who have it are.
  private let sexes: [String: String]
  let providers: [(last: String, first: String)]

  /// Reads `names.tsv`.
  init(_ table: SeparatedTable) throws(WorldError) {
    var (last, lastWeights): ([String], [Int]) = ([], [])
    var (first, firstWeights): ([String], [Int]) = ([], [])
    var sexes: [String: String] = [:]
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
        sexes[name] = try row.text("sex")
      case "provider": providers.append((name, try row.text("first")))
      case let other: throw row.problem("kind cannot be \(other)")
      }
    }
    (self.last, self.lastWeights) = (last, Weights(lastWeights))
    (self.first, self.firstWeights) = (first, Weights(firstWeights))
    self.sexes = sexes
    self.providers = providers
  }

  /// A last name; common ones come more often.
  func last(_ dice: inout Dice) -> String { dice.pick(by: lastWeights).map { last[$0] } ?? "" }

  /// A first name; common ones come more often.
  func first(_ dice: inout Dice) -> String { dice.pick(by: firstWeights).map { first[$0] } ?? "" }

  /// The sex of most who have the first name; nil where it is either's.
  func sex(of first: String) -> String? {
    guard let sex = sexes[first], !sex.isEmpty else { return nil }
    return sex
  }
}
