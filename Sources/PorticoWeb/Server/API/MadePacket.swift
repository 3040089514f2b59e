import Desk
import DeskJSON
import Store

/// What a command that makes a packet did.
package struct MadePacket: Sendable {
  /// What it did to the case.
  package var result: CommandResult
  /// The newest packet of the case.
  package var packet: PacketDraft

  package init(_ result: CommandResult, in view: CaseView) throws(StoreError) {
    guard let packet = view.state.appeal.packets.last?.draft else {
      throw .drift("case \(result.id) lacks the packet that was made")
    }
    (self.result, self.packet) = (result, packet)
  }
}

extension MadePacket: JSONShaped {
  package static let shape = JSONShape<MadePacket>("MadePacket") {
    CommandResult.shape.members(of: \MadePacket.result)
    Member("packet", about: "The number of the newest packet.", \.packet.number)
    Member("letter", about: "The digest of its PDF.", \.packet.letter)
  }
}
