/// What is wrong with the first bad entry of a log.
public struct Finding: Error, Equatable, Sendable, CustomStringConvertible {
  /// The index of the entry, from 0.
  public let position: Int
  /// The stream of the entry, when it could be read.
  public let stream: String?
  /// What is wrong.
  public let what: What

  /// What can be wrong with an entry.
  public enum What: Equatable, Sendable {
    /// The entry was given out of turn; this position was due.
    case positionOutOfOrder(due: Int)
    /// The bytes do not hash to the leaf that is stored with them.
    case leafDiffers(stored: Digest, computed: Digest)
    /// The bytes are no entry.
    case unreadable(Entry.Problem)
    /// The entry belongs to another log.
    case otherOrigin(String)
    /// The entry has another version than the one that is due in its stream.
    case streamVersionOutOfOrder(found: Int, due: Int)
    /// The entry names another entry as its predecessor than the last one of its stream.
    case previousDiffers
    /// The entry was recorded before the one that precedes it in the log; times in milliseconds since 1970 UTC.
    case recordedBefore(Int64, previous: Int64)
    /// The command of the entry already stands further up in the log, with other commands in between.
    case commandRepeated(CommandID)
  }

  /// One sentence with the place.
  public var description: String {
    let place = stream.map { "entry \(position) (\($0))" } ?? "entry \(position)"
    return "\(place): \(what)"
  }
}

extension Finding.What: CustomStringConvertible {
  /// The finding in plain words, without the place.
  public var description: String {
    switch self {
    case .positionOutOfOrder(let due): "entry \(due) was due here; entries are missing or out of order"
    case .leafDiffers(let stored, let computed):
      "the bytes hash to \(computed), but \(stored) is stored with them; one of the two was changed"
    case .unreadable(let problem): "the bytes cannot be read: \(problem)"
    case .otherOrigin(let origin): "the entry belongs to another log, \(origin)"
    case .streamVersionOutOfOrder(let found, let due):
      "version \(due) of the stream was due, but this is version \(found); entries are missing, added or out of order"
    case .previousDiffers: "the entry does not follow the stream's last entry; one of the two was changed"
    case .recordedBefore(let time, let previous):
      "the entry was recorded at \(time), before its predecessor in the log at \(previous)"
    case .commandRepeated(let id): "command \(id) was already carried out further up"
    }
  }
}
