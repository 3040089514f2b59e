import Desk
import Synchronization
import Trail

/// What takes bulk actions back, kept for ten minutes for the session that did them.
final class UndoShelf: Sendable {
  /// What takes one case back to where it was.
  struct Inverse: Sendable {
    var id: CaseID
    /// The version that the bulk action left; a case that has moved on since is not taken back.
    var version: Int
    var what: CaseCommand
  }

  private struct Entry {
    var session: Digest
    var inverses: [Inverse]
    var back: String
    var made: ContinuousClock.Instant
  }

  /// How long an action can be taken back.
  static let life = Duration.seconds(600)
  /// How many actions are remembered at the most; the oldest go first.
  private static let most = 1000

  private let entries = Mutex<[String: Entry]>([:])

  /// Keeps what takes an action back, and returns the token for it.
  func put(_ inverses: [Inverse], back: String, for session: Digest, at now: ContinuousClock.Instant) -> String {
    let token = Secret.random().text
    entries.withLock { entries in
      entries = entries.filter { now - $0.value.made < UndoShelf.life }
      if entries.count >= UndoShelf.most, let oldest = entries.min(by: { $0.value.made < $1.value.made })?.key {
        entries[oldest] = nil
      }
      entries[token] = Entry(session: session, inverses: inverses, back: back, made: now)
    }
    return token
  }

  /// What takes the action back, once, for the session that did it; nil when it is too late.
  func take(
    _ token: String, for session: Digest, at now: ContinuousClock.Instant
  ) -> (inverses: [Inverse], back: String)? {
    entries.withLock { entries in
      guard let entry = entries[token], entry.session == session else { return nil }
      entries[token] = nil
      return now - entry.made < UndoShelf.life ? (entry.inverses, entry.back) : nil
    }
  }
}
