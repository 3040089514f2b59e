import ArgumentParser
import DeskJSON
import Store
import Trail

/// What every verb is told that changes something.
struct CommandOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A UUID; the same one again does nothing twice.", valueName: "uuid"))
  var commandID: CommandID?
  @Flag(help: "One line of JSON.")
  var json = false

  /// The id under which the trail records what is done.
  func command(_ store: Store) -> CommandID { commandID ?? store.newCommandID() }
}

extension Invocation {
  /// Tells what a command did: in a line, or as JSON what it was about as it stands now.
  func tell<View: JSONShaped & Sendable>(
    _ subject: String, _ done: String, wasRepeated: Bool, _ options: CommandOptions,
    view: () async throws -> View
  ) async throws {
    if options.json {
      try out.line(AfterCommand(try await view(), wasRepeated: wasRepeated).jsonText)
    } else {
      try out.line("\(subject): \(wasRepeated ? "done before; nothing changed" : done)")
    }
  }
}
