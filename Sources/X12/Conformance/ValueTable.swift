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
  case codes(String)

  init(name: String) {
    self =
      switch name {
      case "date": .date
      case "daterange": .dateRange
      case "datetime": .dateTime
      case "time": .time
      case "npi": .npi
      default: .codes(name)
      }
  }

  /// What a qualifier in another element says about a value; `nil` when nothing is known of it.
  static func named(by qualifier: UInt64) -> ValueTable? { byQualifier[qualifier] }

  private static let byQualifier: [UInt64: ValueTable] = {
    let tables: [(String, ValueTable)] = [
      ("XX", .npi), ("D8", .date), ("RD8", .dateRange), ("DT", .dateTime), ("TM", .time), ("HC", .codes("hcpcs")),
      ("HE", .codes("rarc")), ("PXC", .codes("taxonomy")), ("ABK", .codes("icd10cm")), ("ABF", .codes("icd10cm")),
      ("ABJ", .codes("icd10cm")), ("APR", .codes("icd10cm")), ("ABN", .codes("icd10cm")), ("BBR", .codes("icd10pcs")),
      ("BBQ", .codes("icd10pcs")), ("BK", .codes("icd9cm")), ("BF", .codes("icd9cm")), ("BJ", .codes("icd9cm")),
      ("PR", .codes("icd9cm")), ("BN", .codes("icd9cm")), ("BR", .codes("icd9pcs")), ("BQ", .codes("icd9pcs")),
    ]
    return Dictionary(uniqueKeysWithValues: tables.map { (PackedCode.of($0.0), $0.1) })
  }()

  /// What people call the values.
  var title: String {
    switch self {
    case .date: "day as CCYYMMDD"
    case .dateRange: "period as CCYYMMDD-CCYYMMDD"
    case .dateTime: "day and time as CCYYMMDDHHMM"
    case .time: "time of day as HHMM"
    case .npi: "National Provider Identifier"
    case .codes("icd10cm"): "ICD-10-CM code"
    case .codes("icd10pcs"): "ICD-10-PCS code"
    case .codes("hcpcs"): "HCPCS code"
    case .codes("carc"): "claim adjustment reason code"
    case .codes("rarc"): "remittance advice remark code"
    case .codes("pos"): "place of service"
    case .codes("revenue"): "revenue code"
    case .codes("taxonomy"): "provider taxonomy code"
    case .codes(let name): "\(name) code"
    }
  }
}

/// A code of at most eight bytes as one number, so that comparing codes is comparing numbers.
enum PackedCode {
  /// What stands for a value that is longer.
  static let tooLong = UInt64.max

  static func of(_ text: String) -> UInt64 {
    let bytes = Array(text.utf8)
    return of(bytes.span)
  }

  @inline(__always)
  static func of(_ bytes: borrowing Span<UInt8>) -> UInt64 { of(bytes, 0, bytes.count) }

  @inline(__always)
  static func of(_ bytes: borrowing Span<UInt8>, _ from: Int, _ to: Int) -> UInt64 {
    guard to &- from <= 8 else { return tooLong }
    var packed: UInt64 = 0
    var index = from
    while index < to {
      packed = packed &<< 8 | UInt64(bytes[index])
      index &+= 1
    }
    return packed
  }
}
