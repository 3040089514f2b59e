extension LogVerification {
  /// What a log without bad entries amounts to.
  public struct Conclusion: Equatable, Sendable {
    /// The number of entries.
    public let size: Int
    /// The Merkle tree hash of all entries.
    public let root: Digest
    /// What the checkpoint says about them.
    public let anchor: Anchor
  }

  /// How a log compares with a checkpoint that was kept elsewhere.
  public enum Anchor: Equatable, Sendable, CustomStringConvertible {
    /// There was no checkpoint to compare with.
    case noCheckpoint
    /// The log begins with the entries of the checkpoint; this many follow that no signature covers yet.
    case matches(unproven: Int)
    /// The log has this many entries fewer than the checkpoint.
    case logIsShorter(missing: Int)
    /// The first entries, as many as the checkpoint has, are not those of the checkpoint.
    case rootDiffers(at: Int)
    /// The checkpoint is about the log of this origin.
    case otherLog(String)

    /// The comparison in plain words.
    public var description: String {
      switch self {
      case .noCheckpoint:
        "no checkpoint was given: a log that was cut short or rewritten from the start cannot be told from a true one"
      case .matches(0): "every entry is covered by the checkpoint"
      case .matches(let unproven): "the log agrees with the checkpoint; \(unproven) entries after it are not proven"
      case .logIsShorter(let missing): "\(missing) entries that the checkpoint covers are missing at the end"
      case .rootDiffers(let size): "the first \(size) entries are not those that the checkpoint covers"
      case .otherLog(let origin): "the checkpoint is about another log, \(origin)"
      }
    }
  }
}
