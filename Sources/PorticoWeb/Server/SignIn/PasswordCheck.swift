import Dispatch

/// Checks passwords: at most two at a time, because each takes 32 MB and a processor, on threads that may block.
actor PasswordCheck {
  /// More people sign in at once than can be served.
  struct Overloaded: Error {}

  private let most: Int
  private let longestQueue: Int
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// Stands in for the hash of a name that nobody has, so that an unknown name takes as long as a known one.
  private var decoy: PasswordHash?

  /// Checks that many at a time and lets that many wait.
  init(atOnce most: Int = 2, longestQueue: Int = 32) {
    self.most = most
    self.longestQueue = longestQueue
  }

  /// Whether the password is the one that was hashed; false, after the same time, when there is no hash.
  func matches(_ password: String, _ kept: PasswordHash?) async throws -> Bool {
    if running >= most {
      guard waiting.count < longestQueue else { throw Overloaded() }
      await withCheckedContinuation { waiting.append($0) }
    } else {
      running += 1
    }
    defer { if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() } }
    let hash = if let kept { kept } else { try await standIn() }
    let matches = try await PasswordCheck.offPool { try hash.matches(password) }
    return matches && kept != nil
  }

  private func standIn() async throws -> PasswordHash {
    if let decoy { return decoy }
    let made = try await PasswordCheck.offPool { try PasswordHash(Secret.random().text) }
    decoy = made
    return made
  }

  /// Runs work that takes long on a thread of its own, so that the few threads of the concurrency pool stay free.
  private static func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }
}
