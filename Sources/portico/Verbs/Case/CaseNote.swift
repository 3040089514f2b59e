import ArgumentParser
import Desk
import Trail

/// `portico case note`: writes a note.
struct CaseNote: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note; it is sealed, and may be about a patient.")

  @OptionGroup var deed: DeedOptions
  @Argument(help: "The words.")
  var text: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    let note = try sealed(text, as: "note", run)
    return (.note(note.digest), [note])
  }
}
