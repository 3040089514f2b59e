import Foundation
import Seeded
import Synchronization

/// Clients that send commands to a server until it is gone, and know what they were told.
struct Storm {
  let socket: CommandSocket
  let log: CommandLog
  /// Numbers from 1 that cases have.
  let cases: Int

  /// What the clients were left with.
  struct Aftermath: Sendable {
    var acknowledged: [Deed] = []
    /// Sent, and never answered.
    var unanswered: [Deed] = []
  }

  private static let clients = 4

  func run(seed: UInt64) async throws -> Aftermath {
    try await withThrowingTaskGroup(of: Aftermath.self) { group in
      for client in 0..<Storm.clients {
        group.addTask { try await work(SeededGenerator(seed: seed &+ UInt64(client))) }
      }
      return try await group.reduce(into: Aftermath()) { sum, part in
        sum.acknowledged += part.acknowledged
        sum.unanswered += part.unanswered
      }
    }
  }

  @concurrent private func work(_ generator: SeededGenerator) async throws -> Aftermath {
    var generator = generator
    var aftermath = Aftermath()
    while true {
      let deed = Deed(cases: cases, using: &generator)
      try log.record(.sent, deed)
      switch try await socket.send(deed.arguments) {
      case .answered(exit: 0, _, _):
        try log.record(.acknowledged, deed)
        aftermath.acknowledged.append(deed)
      case .answered: try log.record(.refused, deed)
      case .noAnswer:
        aftermath.unanswered.append(deed)
        return aftermath
      case .notReached: return aftermath
      }
    }
  }
}
