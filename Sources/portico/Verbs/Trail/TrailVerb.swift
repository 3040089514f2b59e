import ArgumentParser

/// `portico trail`: the append-only record, and the proof that nobody changed it.
struct TrailVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail", abstract: "Check the append-only record, or sign its present state.",
    subcommands: [TrailVerify.self, TrailCheckpoint.self, TrailKey.self])
}
