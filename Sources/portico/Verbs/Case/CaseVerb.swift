import ArgumentParser
import Desk

/// `portico case`: one case, and what may be done with it.
struct CaseVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Show a case, or work it.",
    discussion:
      "You act as the account of your user of this machine. Words about patients are kept apart from the record.",
    subcommands: [
      CaseShow.self, CaseTake.self, CaseAssign.self, CaseNote.self, CaseTouch.self, CaseCheck.self, CaseUncheck.self,
      CaseExcept.self, CaseHold.self, CaseResume.self, CaseWriteOff.self, CaseApprove.self, CaseDecline.self,
      CaseClear.self, CaseEscalate.self, CaseEvidence.self, CaseClose.self, CaseReopen.self, CaseAppeal.self,
    ], defaultSubcommand: CaseShow.self)
}

extension CaseID: ExpressibleByArgument {
  /// A case's number, with or without `#` before it.
  package init?(argument: String) {
    guard let number = Int64(argument.hasPrefix("#") ? String(argument.dropFirst()) : argument), number > 0 else {
      return nil
    }
    self.init(number)
  }
}
