import Desk
import X12

extension Cents {
  /// The amount as the desk reads it: `$1,234.56`, `−$5.00`.
  var dollars: String {
    let cents = value.magnitude % 100
    return "\(wholeDollars).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// The amount without its cents, cut towards zero: `$1,234`.
  var wholeDollars: String { "\(value < 0 ? "\u{2212}" : "")$\(grouped(value.magnitude / 100))" }
}

/// A count with commas between the thousands.
func grouped(_ number: some BinaryInteger) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "\u{2212}" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}

/// A count with its noun: `1 case`, `2 cases`.
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

extension Figure {
  /// The amount as a link to the bytes behind it.
  var html: HTML {
    guard let path else { return "<span class=\"figure\" data-cents=\"\(amount.value)\">\(amount.dollars)</span>" }
    return "<a class=\"figure\" href=\"\(path)\" data-cents=\"\(amount.value)\">\(amount.dollars)</a>"
  }
}
