import Trail

/// A small log as a store would keep it, with the entries that it was made of.
struct SampleLog {
  static let origin = "hospital.example/trail"

  var entries: [Entry] = []
  var rows: [(bytes: [UInt8], leaf: Digest)] = []
  private var heads: [String: (version: Int, leaf: Digest)] = [:]

  /// Appends an entry to a stream; without a command of its own it gets one that no other has.
  mutating func append(
    _ stream: String, command: CommandID? = nil, recordedAt: Int64? = nil, payload: JSON.Object = ["cents": 1250]
  ) throws {
    let head = heads[stream]
    let index = entries.count
    try append(
      Entry(
        origin: SampleLog.origin, stream: stream, streamVersion: (head?.version ?? 0) + 1, previous: head?.leaf,
        type: "case.noted", commandID: command ?? CommandID(milliseconds: Int64(index), random: (7, 7)),
        actor: "account/3", policies: ["may-note"], recordedAt: recordedAt ?? 1_750_000_000_000 + Int64(index),
        occurredAt: 1_750_000_000_000, sop: Digest(hashing: [1]), inputs: [Digest(hashing: [2])], payload: payload))
  }

  mutating func append(_ entry: Entry) throws {
    let bytes = try entry.encoded()
    entries.append(entry)
    rows.append((bytes, .leaf(bytes)))
    heads[entry.stream] = (entry.streamVersion, .leaf(bytes))
  }

  /// Seven entries of two streams; the third and fourth are of one command.
  static func sevenEntries() throws -> SampleLog {
    var log = SampleLog()
    let both = CommandID(milliseconds: 99, random: (9, 9))
    try log.append("case/1")
    try log.append("case/2")
    try log.append("case/1", command: both)
    try log.append("case/2", command: both)
    try log.append("case/2")
    try log.append("case/1")
    try log.append("case/2")
    return log
  }

  /// The log with every row as it is, but sequence and links made anew by someone who can write to the store.
  func relinked() throws -> SampleLog {
    var log = SampleLog()
    for entry in entries {
      var entry = entry
      let head = log.heads[entry.stream]
      entry.streamVersion = (head?.version ?? 0) + 1
      entry.previous = head?.leaf
      try log.append(entry)
    }
    return log
  }

  func checkpoint(size: Int? = nil) -> Checkpoint {
    Checkpoint(origin: SampleLog.origin, frontier: MerkleFrontier(rows.prefix(size ?? rows.count).map(\.leaf)))
  }

  /// Verifies the rows in their order, positions counted anew.
  func verify(against checkpoint: Checkpoint? = nil) throws(Finding) -> LogVerification.Conclusion {
    try SampleLog.verify(rows, against: checkpoint)
  }

  static func verify(
    _ rows: [(bytes: [UInt8], leaf: Digest)], against checkpoint: Checkpoint? = nil
  ) throws(Finding) -> LogVerification.Conclusion {
    var verification = LogVerification(origin: origin, checkpoint: checkpoint)
    for (position, row) in rows.enumerated() {
      try verification.feed(position: position, bytes: row.bytes, storedLeaf: row.leaf)
    }
    return try verification.conclusion()
  }
}
