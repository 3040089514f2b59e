/// National Provider Identifiers: ten digits whose last is the Luhn check digit over the prefix 80840 (45 CFR 162.406).
enum NPI {
  /// The identifier that begins with these nine digits.
  static func completing(_ nine: Int) -> String {
    let digits = ("80840" + padded(nine, 9)).utf8.map { Int($0) - 48 }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place.isMultiple(of: 2) ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return padded(nine, 9) + String((10 - sum % 10) % 10)
  }
}

extension NPI {
  /// The identifier with a wrong last digit, so that its check fails.
  static func mistyped(_ npi: String) -> String {
    String(npi.dropLast()) + String((npi.utf8.last.map { Int($0) - 48 + 1 } ?? 0) % 10)
  }
}
