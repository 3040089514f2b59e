import ArgumentParser
import X12

/// `portico x12 rules`: every rule that a check knows, as a document.
struct X12Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Print the table of all rules, in Markdown.")

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("A file of rules of your partners, to be added to the table.", valueName: "file"))
  var partners: String?

  func run() async throws {
    let path = partners
    let status = await printing { out in
      let library = try GuideLibrary.shipped()
      let rules = try path.map { try PartnerRuleReading.rules($0, library) }
      try out.line(String(try RuleTable(library, partners: rules).markdown.dropLast()))
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}
