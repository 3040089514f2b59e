/// The form of a table's codes, which no edition changes: what has another one is none of them, whether the table is loaded or not.
extension CodeTableName {
  /// Whether a value has the form of the table's codes; where their form is not fixed, it has.
  func mayHold(_ value: borrowing Span<UInt8>) -> Bool {
    let count = value.count
    guard count > 0 else { return false }
    switch self {
    case .icd10cm: return 3...7 ~= count && value[0].isUppercase && value[1].isDigit && value.isCode
    case .icd10pcs:
      for index in 0..<count where value[index] == UInt8(ascii: "I") || value[index] == UInt8(ascii: "O") {
        return false
      }
      return count == 7 && value.isCode
    case .icd9cm:
      let isSupplement = value[0] == UInt8(ascii: "V") || value[0] == UInt8(ascii: "E")
      return 3...5 ~= count && (isSupplement || value[0].isDigit) && value.isNumber(from: 1)
    case .icd9pcs: return 2...4 ~= count && value.isNumber(from: 0)
    case .hcpcs: return HCPCS.level(value, 0..<count) != .none
    // Numbers are given one after another, so that none has four digits for long.
    case .carc:
      let isReason = value[0].isDigit ? value[0] != UInt8(ascii: "0") : value[0].isUppercase && count > 1
      return count <= 3 && isReason && (count == 1 || value.isNumber(from: 1))
    case .rarc:
      let isAppeal = count > 1 && value[0] == UInt8(ascii: "M") && value[1] == UInt8(ascii: "A")
      let digits = isAppeal ? 2 : 1
      return (value[0] == UInt8(ascii: "M") || value[0] == UInt8(ascii: "N")) && 1...3 ~= count - digits
        && value.isNumber(from: digits)
    case .pos: return count == 2 && value.isNumber(from: 0)
    case .revenue: return 3...4 ~= count && value.isNumber(from: 0)
    case .taxonomy: return count == 10 && value.isCode
    case .ndc: return count == 11 && value.isNumber(from: 0)
    case .claimStatus: return count <= 4 && value.isNumber(from: 0)
    case .cpt, .state, .country, .claimCategory, .reviewDecision: return true
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether nothing but capital letters and digits stands there.
  fileprivate var isCode: Bool {
    for index in 0..<count where !self[index].isDigit && !self[index].isUppercase { return false }
    return true
  }

  /// Whether nothing but digits stands from a place on.
  fileprivate func isNumber(from start: Int) -> Bool {
    for index in start..<count where !self[index].isDigit { return false }
    return start < count
  }
}
