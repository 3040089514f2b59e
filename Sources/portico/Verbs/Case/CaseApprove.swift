import ArgumentParser
import Desk
import Trail

/// `portico case approve`: approves the write-off that was asked for.
struct CaseApprove: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve the write-off that somebody else asked for (managers).")

  @OptionGroup var deed: DeedOptions
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    (.approveWriteOff, [])
  }
}
