import X12

extension Cents {
  /// The amount as the desk reads it: `$1,234.56`, `−$5.00`.
  package var dollars: String {
    let cents = value.magnitude % 100
    return "\(wholeDollars).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// The amount without its cents, cut towards zero: `$1,234`.
  package var wholeDollars: String { "\(value < 0 ? "\u{2212}" : "")$\(grouped(value.magnitude / 100))" }
}

/// A count with commas between the thousands.
package func grouped(_ number: some BinaryInteger) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "\u{2212}" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}

/// A count with its noun: `1 case`, `2 cases`.
package func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}
