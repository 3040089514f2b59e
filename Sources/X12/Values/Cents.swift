/// An exact amount of money in hundredths of a dollar.
///
/// Sums saturate at the ends of `Int64` instead of trapping, so that hostile input cannot stop a program.
public struct Cents: Hashable, Sendable {
  /// The number of cents; negative for money taken back.
  public var value: Int64

  /// Makes an amount of `value` cents.
  public init(_ value: Int64) { self.value = value }

  /// No money.
  public static let zero = Cents(0)
}

extension Cents {
  /// Reads an X12 decimal (data type R): an optional sign, digits, at most two significant decimals, no exponent.
  ///
  /// `nil` when the bytes are no such number, or when the amount does not fit.
  public init?(decimal bytes: Span<UInt8>) {
    guard bytes.count > 0 else { return nil }
    let negative = bytes[0] == UInt8(ascii: "-")
    var index = negative || bytes[0] == UInt8(ascii: "+") ? 1 : 0
    var cents: Int64 = 0
    var digits = 0
    // How many digits count from here on: all of them until the point has come, then two.
    var counting = Int.max
    while index < bytes.count {
      let byte = bytes[index]
      index &+= 1
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        digits &+= 1
        if counting > 0 {
          // Eighteen digits fit in any case.
          if digits <= 18 {
            cents = cents &* 10 &+ Int64(digit)
          } else {
            let (product, tooBig) = cents.multipliedReportingOverflow(by: 10)
            let (sum, over) = product.addingReportingOverflow(Int64(digit))
            guard !tooBig, !over else { return nil }
            cents = sum
          }
          counting &-= 1
        } else if digit > 0 {
          return nil
        }
      } else if byte == UInt8(ascii: "."), counting > 2 {
        counting = 2
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    for _ in 0..<min(2, counting) {
      let (product, tooBig) = cents.multipliedReportingOverflow(by: 10)
      guard !tooBig else { return nil }
      cents = product
    }
    self.init(negative ? -cents : cents)
  }

  /// Reads the decimal in `text`; see ``init(decimal:)-(Span<UInt8>)``.
  public init?(decimal text: String) {
    let bytes = Array(text.utf8)
    self.init(decimal: bytes.span)
  }
}

extension Cents: Comparable {
  /// Whether the left amount is smaller.
  public static func < (left: Cents, right: Cents) -> Bool { left.value < right.value }

  /// The sum, saturating.
  public static func + (left: Cents, right: Cents) -> Cents {
    let (sum, over) = left.value.addingReportingOverflow(right.value)
    return Cents(over ? (left.value < 0 ? .min : .max) : sum)
  }

  /// The difference, saturating.
  public static func - (left: Cents, right: Cents) -> Cents {
    let (difference, over) = left.value.subtractingReportingOverflow(right.value)
    return Cents(over ? (left.value < 0 ? .min : .max) : difference)
  }

  /// The amount with its sign turned, saturating.
  public static prefix func - (amount: Cents) -> Cents { .zero - amount }

  /// Adds `right` in place, saturating.
  public static func += (left: inout Cents, right: Cents) { left = left + right }

  /// Subtracts `right` in place, saturating.
  public static func -= (left: inout Cents, right: Cents) { left = left - right }
}

extension Cents: CustomStringConvertible {
  /// Dollars and cents without grouping: `1234.56`, `-0.50`.
  public var description: String {
    let magnitude = value.magnitude
    let cents = magnitude % 100
    return "\(value < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
