import ArgumentParser
import Desk

/// `portico case appeal`: the appeal of a case, and what may be done with it.
struct CaseAppeal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal", abstract: "Show the appeal of a case, or work it.",
    discussion: "Portico makes the packet and keeps every version; a person sends it and records how.",
    subcommands: [
      AppealShow.self, AppealExhibit.self, AppealRemove.self, AppealPreview.self, AppealDraft.self, AppealPDF.self,
      AppealApprove.self, AppealSent.self, AppealTakeBack.self, AppealPeerToPeer.self, AppealDecided.self,
    ], defaultSubcommand: AppealShow.self)
}

extension AppealLevel: ExpressibleByArgument {}
extension PacketSending.Channel: ExpressibleByArgument {}
extension PeerToPeer.Result: ExpressibleByArgument {}
extension AppealDecision.Result: ExpressibleByArgument {}
