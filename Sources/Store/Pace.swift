import Synchronization

/// Lets the long writes of an ingest make room for the short ones of people.
///
/// One write runs at a time. A long one looks whether somebody waits, and ends where it is; and because whoever comes next
/// waits at least for a commit, which takes longer the more was written, the writes after it are short.
final class Pace: Sendable {
  private let running = Atomic(0)
  private let begun = Atomic(0)
  private let halvings = Atomic(0)

  /// A share is never less than a 64th.
  private static let mostHalvings = 6

  /// Counts a write from before it waits for its turn until it has ended.
  func counting<Value>(_ write: () async throws -> Value) async rethrows -> Value {
    running.add(1, ordering: .relaxed)
    begun.add(1, ordering: .relaxed)
    defer { running.subtract(1, ordering: .relaxed) }
    return try await write()
  }

  /// Whether somebody waits for the write that runs.
  var isAwaited: Bool { running.load(ordering: .relaxed) > 1 }

  /// Hands parts to a long write: all of them while nobody else writes; after somebody did a 64th, then twice as many each
  /// time that nobody did.
  ///
  /// - Parameter write: gives how many parts it has written: fewer than it was handed where it ended early, but at least one.
  func shares<Part>(of parts: [Part], _ write: (ArraySlice<Part>) async throws -> Int) async rethrows {
    var rest = parts[...]
    repeat {
      let before = begun.load(ordering: .relaxed)
      rest = rest.dropFirst(try await write(rest.prefix(max(1, parts.count >> halvings.load(ordering: .relaxed)))))
      let isAlone = begun.load(ordering: .relaxed) == before + 1
      halvings.store(
        isAlone ? max(0, halvings.load(ordering: .relaxed) - 1) : Pace.mostHalvings, ordering: .relaxed)
    } while !rest.isEmpty
  }
}
