import Desk
import Store
import Trail

/// What the pages need of the maker of appeal packets.
package struct PacketDoor: Sendable {
  /// What a person wants in a packet: its level, the words of the letter, where it goes to.
  package typealias Order = (level: AppealLevel, text: String?, address: String?)

  /// The packet as it would be, marked as a draft; nothing is recorded.
  package var preview: @Sendable (_ id: CaseID, _ order: Order, _ account: Account) async throws -> [UInt8]
  /// Makes the next version and records it.
  package var draft:
    @Sendable (
      _ id: CaseID, _ order: Order, _ expectedVersion: Int?, _ command: CommandID, _ account: Account
    ) async throws -> CommandResult

  package init(
    preview: @escaping @Sendable (CaseID, Order, Account) async throws -> [UInt8],
    draft: @escaping @Sendable (CaseID, Order, Int?, CommandID, Account) async throws -> CommandResult
  ) {
    self.preview = preview
    self.draft = draft
  }
}
