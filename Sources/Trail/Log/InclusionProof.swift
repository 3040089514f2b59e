/// The proof that a leaf lies at its index in a tree of a given size (RFC 9162, section 2.1.3).
public struct InclusionProof: Equatable, Sendable {
  /// The position of the leaf, from 0.
  public let index: Int
  /// The number of leaves of the tree.
  public let size: Int
  /// The hashes that lead from the leaf to the root, the leaf's sibling first.
  public let path: [Digest]

  /// A proof as received, to be checked with ``proves(_:under:)``.
  public init(index: Int, size: Int, path: [Digest]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// The proof for a leaf of a tree, or nil when the index lies outside; every leaf hash is asked for once.
  public init?<Failure: Error>(
    of index: Int, size: Int, leaf: (Int) throws(Failure) -> Digest
  ) throws(Failure) {
    guard index >= 0, index < size else { return nil }
    var path: [Digest] = []
    var range = 0..<size
    while range.count > 1 {
      let (left, right) = range.split
      let isLeft = left.contains(index)
      path.append(try Digest.root(of: isLeft ? right : left, leaf: leaf))
      range = isLeft ? left : right
    }
    self.init(index: index, size: size, path: path.reversed())
  }

  /// Whether the leaf hash at the index belongs to the tree with this root (RFC 9162, section 2.1.3.2).
  public func proves(_ leaf: Digest, under root: Digest) -> Bool {
    guard index >= 0, index < size else { return false }
    var (node, last, hash) = (index, size - 1, leaf)
    for sibling in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = .node(sibling, hash)
        while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        hash = .node(hash, sibling)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }
}

extension Range<Int> {
  /// The two parts that RFC 9162 divides leaves into: the first is the largest power of two smaller than their number.
  var split: (left: Range<Int>, right: Range<Int>) {
    let middle = lowerBound + 1 << ((count - 1).bitWidth - 1 - (count - 1).leadingZeroBitCount)
    return (lowerBound..<middle, middle..<upperBound)
  }
}

extension Digest {
  /// The Merkle tree hash of a range of leaves.
  static func root<Failure: Error>(
    of range: Range<Int>, leaf: (Int) throws(Failure) -> Digest
  ) throws(Failure) -> Digest {
    var frontier = MerkleFrontier()
    for index in range { frontier.append(try leaf(index)) }
    return frontier.root
  }
}
