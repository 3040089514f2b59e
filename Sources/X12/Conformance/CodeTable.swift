/// A table of codes with the days on which they are valid, to check values against.
public struct CodeTable: Sendable {
  private struct Validity: Sendable {
    var from: Int32
    var through: Int32
  }

  private var codes: [UInt64: Validity] = [:]
  /// Whether any code is valid on some days only.
  private(set) var hasDays = false

  /// What a table says of a code.
  public enum Verdict: Hashable, Sendable {
    /// It is valid.
    case valid
    /// The table has it, but not on that day.
    case notOnThatDay
    /// The table does not have it.
    case unknown
  }

  /// Makes an empty table.
  public init() {}

  /// Adds a code of at most eight bytes; without days it is valid on any.
  public mutating func add(_ code: String, from: CalendarDate? = nil, through: CalendarDate? = nil) {
    let packed = PackedCode.of(code)
    precondition(packed != PackedCode.tooLong, "a code has at most eight bytes")
    if from != nil || through != nil { hasDays = true }
    codes[packed] = Validity(from: from?.days ?? .min, through: through?.days ?? .max)
  }

  /// How many codes it has.
  public var count: Int { codes.count }

  /// What the table says of a code on a day; on no day, any will do.
  public func verdict(_ code: String, on day: CalendarDate? = nil) -> Verdict {
    verdict(packed: PackedCode.of(code), on: day?.days)
  }

  func verdict(packed: UInt64, on day: Int32?) -> Verdict {
    guard let validity = codes[packed] else { return .unknown }
    guard let day else { return .valid }
    return validity.from <= day && day <= validity.through ? .valid : .notOnThatDay
  }
}
