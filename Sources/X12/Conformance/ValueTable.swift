/// What a value must be beyond its type: in a format, or in a table of codes.
enum ValueTable: Hashable, Sendable {
  /// A day, `CCYYMMDD`.
  case date
  /// Two days with a hyphen between them.
  case dateRange
  /// A day and a time, `CCYYMMDDHHMM`.
  case dateTime
  /// A time of day.
  case time
  /// A National Provider Identifier with its check digit.
  case npi
  /// A table of codes that the caller may have loaded.
  case codes(CodeTableName)

  /// What a guide means by a name after `@`; `nil` when nothing is called so.
  init?(name: String) {
    switch name {
    case "date": self = .date
    case "daterange": self = .dateRange
    case "datetime": self = .dateTime
    case "time": self = .time
    case "npi": self = .npi
    default:
      guard let table = CodeTableName(rawValue: name) else { return nil }
      self = .codes(table)
    }
  }

  /// What a qualifier in another element says about a value; `nil` when nothing is known of it.
  static func named(by qualifier: UInt64) -> ValueTable? {
    qualifiers.firstIndex(of: qualifier).map { qualified[$0] }
  }

  private static let byQualifier: [(String, ValueTable)] = [
    ("XX", .npi), ("D8", .date), ("HC", .codes(.hcpcs)), ("RD8", .dateRange), ("ABK", .codes(.icd10cm)),
    ("ABF", .codes(.icd10cm)), ("HE", .codes(.rarc)), ("PXC", .codes(.taxonomy)), ("TM", .time), ("DT", .dateTime),
    ("ABJ", .codes(.icd10cm)), ("APR", .codes(.icd10cm)), ("ABN", .codes(.icd10cm)), ("BBR", .codes(.icd10pcs)),
    ("BBQ", .codes(.icd10pcs)), ("N4", .codes(.ndc)), ("BK", .codes(.icd9cm)), ("BF", .codes(.icd9cm)),
    ("BJ", .codes(.icd9cm)), ("PR", .codes(.icd9cm)), ("BN", .codes(.icd9cm)), ("BR", .codes(.icd9pcs)),
    ("BQ", .codes(.icd9pcs)),
  ]
  private static let qualifiers = byQualifier.map { PackedCode.of($0.0) }
  private static let qualified = byQualifier.map(\.1)
}

/// A code of at most eight bytes as one number, so that comparing codes is comparing numbers.
enum PackedCode {
  /// What stands for a value that is longer.
  static var tooLong: UInt64 { .max }

  static func of(_ text: String) -> UInt64 {
    let bytes = Array(text.utf8)
    return of(bytes.span, 0, bytes.count)
  }

  @inline(__always)
  static func of(_ bytes: borrowing Span<UInt8>, _ from: Int, _ to: Int) -> UInt64 {
    let length = to &- from
    guard length <= 8 else { return tooLong }
    if length > 0, from &+ 8 <= bytes.count {
      return bytes.word(at: from).byteSwapped &>> UInt64(64 &- 8 &* length)
    }
    var packed: UInt64 = 0
    var index = from
    while index < to {
      packed = packed &<< 8 | UInt64(bytes[index])
      index &+= 1
    }
    return packed
  }

  /// The code as text again.
  static func text(_ packed: UInt64) -> String {
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: packed >> UInt64($0 * 8)) }.drop { $0 == 0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
