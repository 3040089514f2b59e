/// An amount of a document, exact to the ten-thousandth of a dollar; or one that cannot be told, as nothing can that is added to it.
struct Amount: Sendable {
  /// Ten-thousandths of a dollar; the least of all integers where the amount cannot be told.
  private var units: Int64

  static let zero = Amount(units: 0)
  static let unknown = Amount(units: .min)

  private init(units: Int64) { self.units = units }

  /// The amount of an element that must hold one.
  @inline(__always)
  init(_ segment: borrowing Segment, _ element: Int) {
    if let cents = segment.cents(element) { units = cents.value &* 100 } else { self = Self.exact(segment, element) }
  }

  /// The amount of an element that may be empty, which is none.
  static func orNone(_ segment: borrowing Segment, _ element: Int) -> Amount {
    segment.isEmpty(element) ? .zero : Amount(segment, element)
  }

  /// What a CAS takes off: every third element from the third.
  static func sum(ofAdjustments segment: borrowing Segment) -> Amount {
    var sum = Amount.zero
    var element = 3
    while element <= segment.elementCount {
      sum += .orNone(segment, element)
      element += 3
    }
    return sum
  }

  /// Reads more decimals than cents have, or more dollars than are common.
  @inline(never)
  private static func exact(_ segment: borrowing Segment, _ element: Int) -> Amount {
    var digits = segment.text(element)[...].utf8
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    var units: Int64 = 0
    // Decimals that are still to come; before the point all of them.
    var decimals = 4
    var (hasPoint, hasDigit) = (false, false)
    for byte in digits {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard byte.isDigit else { return .unknown }
      hasDigit = true
      if hasPoint, decimals == 0 {
        if byte != UInt8(ascii: "0") { return .unknown }
        continue
      }
      if hasPoint { decimals -= 1 }
      let (product, tooBig) = units.multipliedReportingOverflow(by: 10)
      let (sum, over) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      if tooBig || over { return .unknown }
      units = sum
    }
    guard hasDigit else { return .unknown }
    for _ in 0..<decimals {
      let (product, tooBig) = units.multipliedReportingOverflow(by: 10)
      if tooBig { return .unknown }
      units = product
    }
    return Amount(units: isNegative ? -units : units)
  }

  var isKnown: Bool { units != .min }

  var isNegative: Bool { isKnown && units < 0 }

  /// Whether both can be told, and are not the same.
  func differs(from other: Amount) -> Bool { isKnown && other.isKnown && units != other.units }

  static func + (left: Amount, right: Amount) -> Amount {
    let (sum, over) = left.units.addingReportingOverflow(right.units)
    return left.isKnown && right.isKnown && !over ? Amount(units: sum) : .unknown
  }

  static func - (left: Amount, right: Amount) -> Amount {
    let (difference, over) = left.units.subtractingReportingOverflow(right.units)
    return left.isKnown && right.isKnown && !over ? Amount(units: difference) : .unknown
  }

  static func += (left: inout Amount, right: Amount) { left = left + right }
}

extension Amount: CustomStringConvertible {
  /// Dollars with two decimals, or as many as there are: `1234.56`, `-80.005`.
  var description: String {
    guard isKnown else { return "?" }
    let magnitude = units.magnitude
    var decimals = String(10_000 + magnitude % 10_000).dropFirst()
    while decimals.utf8.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(units < 0 ? "-" : "")\(magnitude / 10_000).\(decimals)"
  }
}
