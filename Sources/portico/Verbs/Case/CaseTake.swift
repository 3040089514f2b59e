import ArgumentParser
import Desk
import Trail

/// `portico case take`: makes the case mine.
struct CaseTake: CaseDeed {
  static let configuration = CommandConfiguration(commandName: "take", abstract: "Take a case that nobody has.")

  @OptionGroup var deed: DeedOptions
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    (.take, [])
  }
}
