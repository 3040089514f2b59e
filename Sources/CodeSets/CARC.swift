/// A claim adjustment reason code (X12 external code list 139), described in our own words.
public struct CARC: Coded, Hashable {
  /// What an adjustment with this code is to the one who works it.
  public enum Kind: String, Sendable, CaseIterable {
    /// The payer refuses; a positive amount is a denied amount.
    case denial
    /// A regular adjustment, such as a contract discount or the patient's share.
    case adj
    /// The payer has not decided yet.
    case pend
  }

  /// The code as CAS02 carries it, such as `50` or `B7`.
  public let code: String
  /// What the code says.
  public let meaning: String
  /// One of ``Vocabulary/categories``.
  public let category: String
  /// The CAS group codes it usually comes with, the most usual first.
  public let groups: [String]
  /// Denial, adjustment or pend.
  public let kind: Kind
  /// Where the cause usually lies: one of ``Vocabulary/teams``, or two joined by a slash.
  public let rootCauseTeam: String
  /// The usual next step for a biller; `(7)` means a corrected claim with frequency code 7.
  public let remedy: String
  /// What upstream would have prevented it; `n/a` when nothing would.
  public let prevention: String
}

extension CARC {
  static let header = [
    "code", "meaning_own_words", "category", "group", "kind", "root_cause_owner", "remedy", "prevention",
  ]

  init(_ line: TableFile.Line, casGroups: CodeTable<CASGroup>) throws(TableError) {
    code = line.columns[0]
    meaning = line.columns[1]
    category = try line.category(column: 2)
    groups = try Self.groups(in: line.columns[3], of: line, casGroups: casGroups)
    guard let kind = Kind(rawValue: line.columns[4]) else {
      throw line.error("the kind \(line.columns[4]) is none of denial, adj, pend")
    }
    self.kind = kind
    rootCauseTeam = line.columns[5]
    if let team = rootCauseTeam.split(separator: "/").first(where: { !Vocabulary.teams.contains(String($0)) }) {
      throw line.error("the team \(team) is not known")
    }
    remedy = line.columns[6]
    prevention = line.columns[7]
  }

  /// The group codes in texts like `CO,PR`, `OA only` and `CO (PR with ABN/GA)`.
  private static func groups(
    in text: String, of line: TableFile.Line, casGroups: CodeTable<CASGroup>
  ) throws(TableError) -> [String] {
    var groups: [String] = []
    let note = text.firstIndex(of: "(") ?? text.endIndex
    for word in text[..<note].split(whereSeparator: { !$0.isLetter }).map(String.init)
    where !["or", "only"].contains(word) {
      guard casGroups[word] != nil else { throw line.error("the group \(word) is not known") }
      groups.append(word)
    }
    guard !groups.isEmpty else { throw line.error("no group is named") }
    let noted = text[note...].split(whereSeparator: { !$0.isLetter }).map(String.init)
    return groups + noted.filter { casGroups[$0] != nil }
  }
}

extension TableFile.Line {
  /// The category in a column, checked against the vocabulary.
  func category(column: Int) throws(TableError) -> String {
    guard Vocabulary.categories.contains(columns[column]) else {
      throw error("the category \(columns[column]) is not known")
    }
    return columns[column]
  }
}
