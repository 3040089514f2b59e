import Desk
import Foundation
import Trail

/// What the pages need of the door for remittance files.
package struct FileDoor: Sendable {
  /// Reads a file that lies on this machine: its digest, and whether the same bytes had been read before.
  package var take:
    @Sendable (_ file: URL, _ name: String, _ actor: Actor) async throws -> (digest: Digest, isKnown: Bool)
  /// Posts a remittance that was held as a suspected duplicate.
  package var post: @Sendable (_ held: SetID, _ command: CommandID, _ actor: Actor) async throws -> Void

  package init(
    take: @escaping @Sendable (URL, String, Actor) async throws -> (digest: Digest, isKnown: Bool),
    post: @escaping @Sendable (SetID, CommandID, Actor) async throws -> Void
  ) {
    self.take = take
    self.post = post
  }
}
