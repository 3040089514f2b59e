/// The proof that a tree begins with every leaf of an earlier tree, in the same order (RFC 9162, section 2.1.4).
public struct ConsistencyProof: Equatable, Sendable {
  /// The number of leaves of the earlier tree.
  public let earlierSize: Int
  /// The number of leaves of the later tree.
  public let laterSize: Int
  /// The hashes from which both roots can be computed.
  public let path: [Digest]

  /// A proof as received, to be checked with ``proves(earlierRoot:laterRoot:)``.
  public init(earlierSize: Int, laterSize: Int, path: [Digest]) {
    self.earlierSize = earlierSize
    self.laterSize = laterSize
    self.path = path
  }

  /// The proof between two sizes of a tree, or nil unless 0 < earlier ≤ later; each leaf hash is asked for once at most.
  public init?<Failure: Error>(
    from earlierSize: Int, to laterSize: Int, leaf: (Int) throws(Failure) -> Digest
  ) throws(Failure) {
    guard earlierSize > 0, earlierSize <= laterSize else { return nil }
    var path: [Digest] = []
    var range = 0..<laterSize
    while range.upperBound > earlierSize {
      let (left, right) = range.split
      let goesLeft = earlierSize <= left.upperBound
      path.append(try Digest.root(of: goesLeft ? right : left, leaf: leaf))
      range = goesLeft ? left : right
    }
    // The earlier root itself is known to the verifier and left out.
    if range.lowerBound > 0 { path.append(try Digest.root(of: range, leaf: leaf)) }
    self.init(earlierSize: earlierSize, laterSize: laterSize, path: path.reversed())
  }

  /// Whether the later tree extends the earlier one (RFC 9162, section 2.1.4.2); nothing is said about an empty tree.
  public func proves(earlierRoot: Digest, laterRoot: Digest) -> Bool {
    guard earlierSize > 0, earlierSize <= laterSize else { return false }
    if earlierSize == laterSize { return path.isEmpty && earlierRoot == laterRoot }
    var rest = path[...]
    let isWholeSubtree = earlierSize.nonzeroBitCount == 1
    guard let start = isWholeSubtree ? earlierRoot : rest.popFirst(), !rest.isEmpty else { return false }
    var (node, last) = (earlierSize - 1, laterSize - 1)
    while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
    var (earlier, later) = (start, start)
    for sibling in rest {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        earlier = .node(sibling, earlier)
        later = .node(sibling, later)
        while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        later = .node(later, sibling)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && earlier == earlierRoot && later == laterRoot
  }
}
