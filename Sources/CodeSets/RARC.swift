/// A remittance advice remark code (X12 external code list 411), described in our own words.
public struct RARC: Coded, Hashable {
  /// The code as LQ02, MIA or MOA carry it, such as `N386`.
  public let code: String
  /// What the code says.
  public let meaning: String
  /// One of ``Vocabulary/categories``.
  public let category: String
  /// The CARCs it usually explains; empty when it may come with any.
  public let usualCARCs: [String]
  /// Whether the remark merely informs and never explains an adjustment.
  public let isAlert: Bool
}

extension RARC {
  static let header = ["code", "meaning_own_words", "category", "usual_carc"]

  init(_ line: TableFile.Line, carcs: CodeTable<CARC>) throws(TableError) {
    code = line.columns[0]
    meaning = line.columns[1]
    category = try line.category(column: 2)
    usualCARCs = line.columns[3] == "any" ? [] : line.columns[3].split(separator: ",").map(String.init)
    if let unknown = usualCARCs.first(where: { carcs[$0] == nil }) {
      throw line.error("the CARC \(unknown) is not known")
    }
    isAlert = meaning.contains("(alert")
  }
}
