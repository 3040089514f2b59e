import ArgumentParser

/// `portico upstream`: which team's work led to denials, and what it changed.
struct UpstreamVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upstream", abstract: "Show the denials by the team that caused them, or say what a team changed.",
    discussion: "A team is named as on the list, in quotes where it has a space: portico upstream 'Prior Auth'.",
    subcommands: [UpstreamShow.self, UpstreamCases.self, UpstreamAnswer.self], defaultSubcommand: UpstreamShow.self)
}
