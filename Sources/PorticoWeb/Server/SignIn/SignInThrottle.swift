import Synchronization

/// Slows down guessing: after five failures in a row a name has to wait a minute.
final class SignInThrottle: Sendable {
  private struct Record {
    var failures = 0
    var last: ContinuousClock.Instant
  }

  /// Failures in a row that are let pass.
  static let patience = 5
  /// How long a name waits then.
  static let pause = Duration.seconds(60)
  /// How many names are remembered at the most.
  static let memory = 10_000

  private let records = Mutex<[String: Record]>([:])

  /// Counts an attempt as a failure until it has succeeded, so that attempts side by side count too; false when the name
  /// has to wait.
  func begin(_ login: String, at now: ContinuousClock.Instant) -> Bool {
    records.withLock { records in
      var record = records[login] ?? Record(last: now)
      if now - record.last >= SignInThrottle.pause { record.failures = 0 }
      guard record.failures < SignInThrottle.patience else { return false }
      record.failures += 1
      record.last = now
      if records[login] == nil, records.count >= SignInThrottle.memory {
        records = records.filter { now - $0.value.last < SignInThrottle.pause }
        // Whoever floods the memory with names gets no further guesses by it.
        guard records.count < SignInThrottle.memory else { return false }
      }
      records[login] = record
      return true
    }
  }

  /// Forgets the failures of a name that has signed in.
  func succeed(_ login: String) {
    records.withLock { _ = $0.removeValue(forKey: login) }
  }
}
