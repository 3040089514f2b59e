import Desk
import X12

extension Cents {
  /// The amount as people read it: `$1,234.56`, `-$5.00`.
  var dollars: String {
    let cents = value.magnitude % 100
    return "\(value < 0 ? "-" : "")$\(grouped(value.magnitude / 100)).\(cents < 10 ? "0" : "")\(cents)"
  }
}

/// A count with commas between the thousands.
func grouped(_ number: some BinaryInteger) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
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

extension QueueRow.Deadline {
  /// The days that are left in words: `3 days late`, `today`, `5 days left`.
  var daysInWords: String {
    switch daysLeft {
    case ..<0: "\(counted(-daysLeft, "day")) late"
    case 0: "today"
    default: "\(counted(daysLeft, "day")) left"
    }
  }
}

extension Tally {
  /// `12 cases, $3,400.00`.
  var inWords: String { "\(counted(cases, "case")), \(denied.dollars)" }
}

extension String {
  /// The text cut to a number of characters, the last of them `…` where something is missing.
  func cut(to width: Int) -> String { count <= width ? self : prefix(max(0, width - 1)) + "…" }
}
