extension Digest {
  /// The hash of an entry as a leaf of the tree: SHA-256(0x00 ‖ entry) (RFC 9162, section 2.1.1).
  public static func leaf(_ entry: [UInt8]) -> Digest {
    Digest(hashing: [0x00], entry)
  }

  /// The hash of two subtrees: SHA-256(0x01 ‖ left ‖ right) (RFC 9162, section 2.1.1).
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    var bytes: [UInt8] = [0x01]
    bytes.reserveCapacity(1 + 2 * Digest.length)
    left.append(to: &bytes)
    right.append(to: &bytes)
    return Digest(hashing: bytes)
  }

  /// The root of a log without entries: SHA-256 of nothing.
  public static let emptyRoot = Digest(hashing: [])
}
