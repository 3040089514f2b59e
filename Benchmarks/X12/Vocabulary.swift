import CodeTables
import X12

/// What claims are written with: codes that their tables know on every day of service, and a few that they do not know.
struct Vocabulary {
  let tables: [CodeTableName: CodeTable]
  let services: [String]
  let diagnoses: [String]
  let reasons: [String]
  let remarks: [String]
  /// Codes that ended before the days of service, or begin after them.
  let endedService: String
  let laterDiagnosis: String

  init() throws {
    let tables = try CodeTableFolder.shipped()
    self.tables = tables
    func codes(_ name: CodeTableName, on days: String...) -> [String] {
      let each = days.compactMap { CalendarDate(iso: $0) }.map { Set(tables[name]?.codes(on: $0) ?? []) }
      return each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }.sorted()
    }
    let (first, last) = ("2024-01-01", "2024-06-30")
    let services = Self.some(800, of: codes(.hcpcs, on: first, last).filter { !$0.hasPrefix("D") })
    let diagnoses = Self.some(4_000, of: codes(.icd10cm, on: first, last))
    reasons = ["45", "97", "253"]
    remarks = ["N130", "M15", "N19", "MA130"]
    let ended = Set(codes(.hcpcs, on: "2016-01-01")).subtracting(codes(.hcpcs, on: first)).min()
    let later = Set(codes(.icd10cm, on: "2025-01-01")).subtracting(codes(.icd10cm, on: last)).min()
    guard let ended, let later, !services.isEmpty, !diagnoses.isEmpty else {
      throw BenchProblem("the tables that ship lack codes to write claims with")
    }
    (self.services, self.diagnoses) = (services, diagnoses)
    (endedService, laterDiagnosis) = (ended, later)
  }

  private static func some(_ count: Int, of codes: [String]) -> [String] {
    let step = max(1, codes.count / count)
    return stride(from: 0, to: codes.count, by: step).map { codes[$0] }
  }
}

/// Why the bench could not do its work.
struct BenchProblem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same file everywhere.
struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// A number below `bound`.
  mutating func roll(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) >> 33) % bound
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }

  /// A day of the first half of 2024.
  mutating func day() -> String { "2024" + padded(1 + roll(6), 2) + padded(1 + roll(28), 2) }

  /// A number with the check digit of an NPI.
  mutating func npi() -> String {
    let base = 100_000_000 + roll(99_999)
    // The prefix 80840 of the card issuer adds 24 to the sum.
    var (sum, rest, isDoubled) = (24, base, true)
    while rest > 0 {
      let digit = rest % 10 * (isDoubled ? 2 : 1)
      sum += digit / 10 + digit % 10
      (rest, isDoubled) = (rest / 10, !isDoubled)
    }
    return "\(base)\((10 - sum % 10) % 10)"
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Cents as X12 writes dollars.
func dollars(_ cents: Int) -> String {
  let (whole, rest) = (abs(cents) / 100, abs(cents) % 100)
  let sign = cents < 0 ? "-" : ""
  guard rest != 0 else { return "\(sign)\(whole)" }
  return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(padded(rest, 2))"
}

let lastNames = ["DOE", "ROE", "POE", "SMITH", "GARCIA", "NGUYEN", "OCONNOR", "HERNANDEZ", "LEE", "WASHINGTON"]
let firstNames = ["JANE", "JOHN", "MARIA", "PETER", "PAULA", "RICHARD", "NINA", "ELIZABETH"]
