/// A table of codes with the days on which they are valid, to check values against.
public struct CodeTable: Sendable {
  private struct Validity: Sendable {
    var from: Int32
    var through: Int32
  }

  private var codes: [UInt64: Validity] = [:]
  /// Codes of more than eight bytes, such as those of the provider taxonomy.
  private var longCodes: [String: Validity] = [:]
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

  /// Adds a code; without days it is valid on any.
  public mutating func add(_ code: String, from: CalendarDate? = nil, through: CalendarDate? = nil) {
    let packed = PackedCode.of(code)
    if from != nil || through != nil { hasDays = true }
    let validity = Validity(from: from?.days ?? .min, through: through?.days ?? .max)
    if packed == PackedCode.tooLong { longCodes[code] = validity } else { codes[packed] = validity }
  }

  /// How many codes it has.
  public var count: Int { codes.count + longCodes.count }

  /// What the table says of a code on a day; on no day, any will do.
  public func verdict(_ code: String, on day: CalendarDate? = nil) -> Verdict {
    let packed = PackedCode.of(code)
    guard packed == PackedCode.tooLong else { return verdict(packed: packed, on: day?.days) }
    return Self.verdict(longCodes[code], on: day?.days)
  }

  /// What the table says of a code of at most eight bytes.
  func verdict(packed: UInt64, on day: Int32?) -> Verdict { Self.verdict(codes[packed], on: day) }

  private static func verdict(_ validity: Validity?, on day: Int32?) -> Verdict {
    guard let validity else { return .unknown }
    guard let day else { return .valid }
    return validity.from <= day && day <= validity.through ? .valid : .notOnThatDay
  }
}
