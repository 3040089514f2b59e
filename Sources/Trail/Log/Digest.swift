import Crypto

/// A SHA-256 value: 32 bytes, written as 64 lower-case hexadecimal digits.
public struct Digest: Hashable, Sendable {
  let first: UInt64
  let second: UInt64
  let third: UInt64
  let fourth: UInt64

  /// The number of bytes of a digest.
  public static let length = 32

  /// The digest with these bytes, or nil when they are not 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Digest.length else { return nil }
    self.init(prefixOf: bytes)
  }

  /// The SHA-256 of some bytes.
  public init(hashing bytes: [UInt8]) {
    self.init(prefixOf: SHA256.hash(data: bytes))
  }

  /// The SHA-256 of one part after the other.
  public init(hashing parts: [UInt8]...) {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    self.init(prefixOf: hash.finalize())
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Digest.length)
    append(to: &bytes)
    return bytes
  }

  /// Appends the 32 bytes.
  public func append(to bytes: inout [UInt8]) {
    bytes.append(bigEndian: first)
    bytes.append(bigEndian: second)
    bytes.append(bigEndian: third)
    bytes.append(bigEndian: fourth)
  }

  /// The bytes as four numbers, most significant byte first.
  var words: (UInt64, UInt64, UInt64, UInt64) { (first, second, third, fourth) }

  /// The digest of these ``words``.
  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    (first, second, third, fourth) = words
  }

  private init(prefixOf bytes: some Sequence<UInt8>) {
    var bytes = bytes.makeIterator()
    func word() -> UInt64 {
      (0..<8).reduce(0) { word, _ in word << 8 | UInt64(bytes.next() ?? 0) }
    }
    first = word()
    second = word()
    third = word()
    fourth = word()
  }
}
