/// The identity of a command: a UUID (RFC 9562), the same however often the command is sent.
///
/// People's commands carry version 7, machine-made ones version 8.
public struct CommandID: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// A version 7 UUID of milliseconds since 1970 UTC (the lower 48 bits count) and 80 random bits, of which 74 are used.
  public init(milliseconds: Int64, random: (UInt16, UInt64)) {
    let time = UInt64(truncatingIfNeeded: milliseconds) << 16
    self.init(high: time | UInt64(random.0), low: random.1, version: 7)
  }

  /// A version 7 UUID of milliseconds since 1970 UTC and bits drawn from a generator.
  public init(milliseconds: Int64, using generator: inout some RandomNumberGenerator) {
    self.init(milliseconds: milliseconds, random: (generator.next(), generator.next()))
  }

  /// A version 8 UUID that depends on the domain and the parts alone: the first 128 bits of a SHA-256 over all of them,
  /// each preceded by its length so that no two lists of parts run together.
  public init(derivedIn domain: String, from parts: [[UInt8]]) {
    let (high, low) = CommandID.hash(domain, parts)
    self.init(high: high, low: low, version: 8)
  }

  /// A version 8 UUID that ends in a number of 40 bits, after 82 bits of the same hash: ids that differ in the number alone
  /// follow each other, so that an index takes them at one place.
  public init(derivedIn domain: String, from parts: [[UInt8]], at number: Int64) {
    precondition(0..<1 << 40 ~= number, "a number of more than 40 bits")
    let (high, low) = CommandID.hash(domain, parts)
    self.init(high: high, low: low & ~(1 << 40 - 1) | UInt64(number), version: 8)
  }

  private static func hash(_ domain: String, _ parts: [[UInt8]]) -> (high: UInt64, low: UInt64) {
    var bytes: [UInt8] = []
    for part in [Array("portico command id".utf8), Array(domain.utf8)] + parts {
      bytes.append(bigEndian: UInt64(part.count))
      bytes.append(contentsOf: part)
    }
    let (high, low, _, _) = Digest(hashing: bytes).words
    return (high, low)
  }

  /// The UUID with these 16 bytes, or nil when they are not 16; any version is taken.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The 16 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: high)
    bytes.append(bigEndian: low)
    return bytes
  }

  /// The version of the UUID.
  public var version: Int { Int(high >> 12 & 0xF) }

  private init(high: UInt64, low: UInt64, version: UInt64) {
    self.high = high & ~0xF000 | version << 12
    self.low = low & (1 << 62 - 1) | 1 << 63
  }
}

extension CommandID: CustomStringConvertible {
  /// The UUID written as `8-4-4-4-12` hexadecimal digits of either case, or nil for any other text.
  public init?(_ text: String) {
    guard text.utf8.count == 36 else { return nil }
    var words: [UInt64] = []
    let lowercased = text.lowercased()
    var digits = lowercased.utf8.makeIterator()
    for count in CommandID.groups {
      guard words.isEmpty || digits.next() == UInt8(ascii: "-"), let word = UInt64(hexDigits: &digits, count: count)
      else { return nil }
      words.append(word)
    }
    high = words[0] << 32 | words[1] << 16 | words[2]
    low = words[3] << 48 | words[4]
  }

  /// The UUID written as `8-4-4-4-12` lower-case hexadecimal digits.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (word, count) in zip([high >> 32, high >> 16, high, low >> 48, low], CommandID.groups) {
      if !text.isEmpty { text.append(UInt8(ascii: "-")) }
      text.append(hex: word, count: count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digits of a UUID between its hyphens.
  private static let groups = [8, 4, 4, 4, 12]
}

extension CommandID: Comparable {
  /// Whether the bytes sort first; version 7 sorts by time.
  public static func < (left: CommandID, right: CommandID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
