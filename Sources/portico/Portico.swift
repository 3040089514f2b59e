import ArgumentParser

/// The command line: reads what a person types, opens the data directory or asks the server that has it, prints the answer.
@main
struct Portico: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portico",
    abstract: "A system of work for patient access and revenue cycle teams: from claim and remittance to closed case.",
    subcommands: [DemoAdvance.self, BenchVerb.self],
    groupedSubcommands: [
      CommandGroup(name: "Server", subcommands: [DemoVerb.self, ServeVerb.self]),
      CommandGroup(
        name: "Work",
        subcommands: [HomeVerb.self, WorklistVerb.self, ClearanceVerb.self, CaseVerb.self, UpstreamVerb.self]),
      CommandGroup(
        name: "Claims",
        subcommands: [FamiliesVerb.self, FamilyVerb.self, MatchesVerb.self, MatchVerb.self, ResubmitVerb.self]),
      CommandGroup(
        name: "Payments",
        subcommands: [IngestVerb.self, ClaimVerb.self, RemittanceVerb.self, RemittancesVerb.self, DocumentsVerb.self]),
      CommandGroup(name: "Files", subcommands: [X12Verb.self]),
      CommandGroup(name: "Record", subcommands: [TrailVerb.self, RebuildVerb.self, DumpVerb.self]),
      CommandGroup(
        name: "House",
        subcommands: [AccountsVerb.self, SOPsVerb.self, TimeZoneVerb.self, LetterheadVerb.self, WorldVerb.self]),
    ])

  static func main() async {
    Allocator.shareArenas()
    await main(nil)
  }
}
