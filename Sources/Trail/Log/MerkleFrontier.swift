/// What must be kept of a Merkle tree (RFC 9162) to append to it: the roots of its complete subtrees, largest first.
///
/// A tree of n leaves has one such subtree for each bit set in n.
public struct MerkleFrontier: Equatable, Sendable {
  /// The number of leaves.
  public private(set) var size: Int
  private var roots: [Digest]

  /// The frontier of the empty tree.
  public init() {
    size = 0
    roots = []
  }

  /// The frontier of a tree with these leaf hashes.
  public init(_ leaves: some Sequence<Digest>) {
    self.init()
    for leaf in leaves { append(leaf) }
  }

  /// Adds a leaf hash at the end.
  public mutating func append(_ leaf: Digest) {
    var right = leaf
    for _ in 0..<(~size).trailingZeroBitCount { right = .node(roots.removeLast(), right) }
    roots.append(right)
    size += 1
  }

  /// The Merkle tree hash of all leaves.
  public var root: Digest {
    guard let last = roots.last else { return .emptyRoot }
    return roots.dropLast().reversed().reduce(last) { .node($1, $0) }
  }
}

extension MerkleFrontier {
  /// The size as eight bytes, most significant first, then the subtree roots.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: UInt64(size))
    for root in roots { root.append(to: &bytes) }
    return bytes
  }

  /// The frontier with these ``bytes``, or nil when their number does not fit the size that they state.
  public init?(bytes: [UInt8]) {
    guard bytes.count >= 8, let size = Int(exactly: bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }),
      bytes.count == 8 + size.nonzeroBitCount * Digest.length
    else { return nil }
    self.size = size
    roots = stride(from: 8, to: bytes.count, by: Digest.length).compactMap {
      Digest(bytes: bytes[$0..<$0 + Digest.length])
    }
  }
}
