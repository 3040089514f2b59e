/// Goes through a whole log, entry by entry, and believes nothing that it cannot compute.
///
/// Memory grows with the number of streams and commands, not with the size of the entries.
public struct LogVerification: Sendable {
  private let origin: String
  private let checkpoint: Checkpoint?
  private var frontier = MerkleFrontier()
  private var rootAtCheckpoint: Digest?
  private var streams: [String: (version: Int, leaf: Digest)] = [:]
  private var commands: Set<CommandID> = []
  private var last: (command: CommandID, recordedAt: Int64)?
  private var finding: Finding?

  /// A verification of the log with this origin, from its first entry on, against a checkpoint kept elsewhere.
  public init(origin: String, checkpoint: Checkpoint? = nil) {
    self.origin = origin
    self.checkpoint = checkpoint
    keepRoot()
  }

  /// Takes the next entry: its position from 0, its exact bytes and the leaf hash stored with them.
  ///
  /// The first bad entry ends the verification: its finding is thrown here and from then on.
  public mutating func feed(position: Int, bytes: [UInt8], storedLeaf: Digest) throws(Finding) {
    if let finding { throw finding }
    do {
      try check(position: position, bytes: bytes, storedLeaf: storedLeaf)
    } catch {
      finding = error
      throw error
    }
  }

  /// The outcome once every entry was fed; throws the finding if there was one.
  public func conclusion() throws(Finding) -> Conclusion {
    if let finding { throw finding }
    return Conclusion(size: frontier.size, root: frontier.root, anchor: anchor)
  }

  private mutating func check(position: Int, bytes: [UInt8], storedLeaf: Digest) throws(Finding) {
    func require(_ holds: Bool, in stream: String? = nil, else what: @autoclosure () -> Finding.What) throws(Finding) {
      if !holds { throw Finding(position: position, stream: stream, what: what()) }
    }
    try require(position == frontier.size, else: .positionOutOfOrder(due: frontier.size))
    let leaf = Digest.leaf(bytes)
    try require(leaf == storedLeaf, else: .leafDiffers(stored: storedLeaf, computed: leaf))
    let entry: Entry
    do { entry = try Entry(bytes: bytes) } catch {
      throw Finding(position: position, stream: nil, what: .unreadable(error))
    }
    let stream = entry.stream
    try require(entry.origin == origin, in: stream, else: .otherOrigin(entry.origin))
    let before = streams[stream]
    let due = (before?.version ?? 0) + 1
    try require(
      entry.streamVersion == due, in: stream, else: .streamVersionOutOfOrder(found: entry.streamVersion, due: due))
    try require(entry.previous == before?.leaf, in: stream, else: .previousDiffers)
    if let last {
      try require(
        entry.recordedAt >= last.recordedAt, in: stream,
        else: .recordedBefore(entry.recordedAt, previous: last.recordedAt))
    }
    // One command may append several entries, which then follow each other.
    if entry.commandID != last?.command {
      try require(commands.insert(entry.commandID).inserted, in: stream, else: .commandRepeated(entry.commandID))
    }
    last = (entry.commandID, entry.recordedAt)
    streams[stream] = (due, leaf)
    frontier.append(leaf)
    keepRoot()
  }

  private mutating func keepRoot() {
    if checkpoint?.size == frontier.size { rootAtCheckpoint = frontier.root }
  }

  private var anchor: Anchor {
    guard let checkpoint else { return .noCheckpoint }
    guard checkpoint.origin == origin else { return .otherLog(checkpoint.origin) }
    guard let rootAtCheckpoint else { return .logIsShorter(missing: checkpoint.size - frontier.size) }
    guard rootAtCheckpoint == checkpoint.root else { return .rootDiffers(at: checkpoint.size) }
    return .matches(unproven: frontier.size - checkpoint.size)
  }
}
