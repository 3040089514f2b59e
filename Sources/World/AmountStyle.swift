/// How a payer writes an amount; all are legal for X12's type R.
enum AmountStyle: String, Sendable {
  /// Two decimals always: `120.00`.
  case fixed
  /// No zeros at the end: `120`, `0.5`.
  case trimmed
  /// As trimmed, and no zero before the point: `.5`.
  case bare

  /// The cents as an amount of dollars.
  func text(_ cents: Int) -> String {
    let sign = cents < 0 ? "-" : ""
    let (whole, part) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    if self == .fixed { return "\(sign)\(whole).\(padded(Int(part), 2))" }
    if part == 0 { return "\(sign)\(whole)" }
    let decimals = part.isMultiple(of: 10) ? String(part / 10) : padded(Int(part), 2)
    return self == .bare && whole == 0 ? "\(sign).\(decimals)" : "\(sign)\(whole).\(decimals)"
  }
}
