import ArgumentParser
import CodeTables
import Desk
import DeskJSON
import Foundation
import X12

/// `portico x12 check FILE…`: what is wrong with a file, and how deep.
struct X12Check: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files against their implementation guides.",
    discussion: """
      Levels are those that the field calls SNIP types: 1 syntax and envelope, 2 the guide, 3 amounts that add up, 4 situations, \
      5 codes, 6 kinds of service and 7 partners (--rules). A file is valid when no finding of severity error lies at levels 1 to the one asked for. Ends with 0 when all files \
      are valid, with 1 when one is not, with 64 when the command is typed wrongly, with 65 when a file of rules or codes is wrong, with 66 when one cannot be read \
      (--json then says why in "error"), with 74 when the answer cannot be written. Findings come as soon as they show: that something is missing shows at the end of its loop, which may be after later \
      segments. An interchange that stands in an earlier file of the same call \
      too, by sender, receiver and control number, is a warning (ISA13-KNOWN).

      Codes are looked up in the tables that ship (diagnoses, HCPCS level II, reasons and remarks of payers, places of service, states, \
      countries), on the day that counts. A folder given by --codes adds what is yours or newer: lists called icd10cm.psv, \
      hcpcs.psv, revenue.psv … with lines of code|from|through, and files as CMS and the NUCC publish them \
      (icd10cm_codes_2027.txt, icd10cm-order-2027.txt, HCPC2027_JAN_ANWEB.txt, nucc_taxonomy_261.csv).
      """)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]
  @Option(help: "How deep to look, 1 to 7: 5 where nothing is said, 7 with --rules.")
  var level: SNIPLevel?
  @Option(
    help: ArgumentHelp(
      "A file of rules of your partners (levels 6 and 7); docs/partner-rules.md says how to write one.",
      valueName: "file"))
  var rules: String?
  @Option(help: ArgumentHelp("A folder of code tables, besides those that ship.", valueName: "folder"))
  var codes: String?
  @Option(
    name: .customLong("warn"),
    help: ArgumentHelp("A rule whose findings are to be warnings; may be repeated.", valueName: "rule"))
  var warned: [String] = []
  @Flag(help: "One line of JSON for each finding, and one for each file.")
  var json = false
  @Flag(
    name: .customLong("all"),
    help: "Every finding; without it \(X12Check.mostShown) of each rule are shown of a file, and all with --json.")
  var showsAll = false
  /// Interchanges of the files before.
  private var known = KnownInterchanges()

  /// Files of --codes that no table is made of.
  private var strangers: [String] = []
  /// Read once for all files.
  private var tables: [CodeTableName: CodeTable] = [:]
  private var partners: PartnerRules?

  /// Findings of one rule that are shown of a file, unless people ask for all.
  private static var mostShown: Int { 100 }

  private enum CodingKeys: CodingKey {
    case files, level, rules, codes, warned, json, showsAll
  }

  private var depth: SNIPLevel { level ?? (rules == nil ? .codes : .partner) }

  func validate() throws {
    if rules != nil, let level, level <= .codes {
      throw ValidationError("Rules of partners lie at levels 6 and 7: say --level 7, or leave --level out.")
    }
  }

  mutating func begin() throws {
    let library = try GuideLibrary.shipped()
    partners = try rules.map { try PartnerRuleReading.rules($0, library) }
    try checkWarned(library)
    tables = try loadTables(depth)
    if depth >= .codes { strangers = try codes.map { try CodeTableFolder(URL(filePath: $0)).strangers() } ?? [] }
  }

  mutating func read(_ file: X12File, _ out: Output) throws -> Int32 {
    let level = depth
    let library = try GuideLibrary.shipped()
    let severities = Dictionary(warned.map { ($0, Problem.Severity.warning) }) { first, _ in first }
    var reader = ConformanceReader(
      library, level: level, codes: tables, severities: severities, rules: partners, known: known, document: file.path)
    var (errors, warnings) = (0, 0)
    var counts: [String: Int] = [:]
    let isColoured = StandardOutput.isColoured
    func tell(_ finding: Finding) throws {
      if finding.problem.severity == .error { errors += 1 } else { warnings += 1 }
      counts[finding.problem.rule, default: 0] += 1
      guard json || showsAll || counts[finding.problem.rule, default: 0] <= Self.mostShown else { return }
      try out.line(
        json
          ? FindingText.json(finding, file: file.path).jsonText
          : FindingText.line(finding, file: file.path, isColoured: isColoured))
    }
    let beginning = try file.pieces(out) { try reader.read($0, tell) }
    try reader.finish(tell)
    if reader.totals.interchanges == 0 { try out.note(beginning.noX12(in: file.path)) }
    known = reader.known
    let totals = reader.totals
    if json {
      try out.line(FindingText.summary(file.path, totals, errors: errors, warnings: warnings).jsonText)
    } else {
      for (rule, count) in counts.sorted(by: { $0.key < $1.key }) where !showsAll && count > Self.mostShown {
        try out.line("\(file.path): … and \(grouped(count - Self.mostShown)) more of \(rule) (--all shows them)")
      }
      let verdict = FindingText.verdict(isValid: errors == 0, isColoured: isColoured)
      try out.line(
        "\(file.path): \(verdict) up to level \(level.rawValue); \(counted(totals.transactions, "set")), "
          + "\(counted(totals.segments, "segment")), \(counted(totals.claims, "claim")); \(counted(errors, "error")), "
          + "\(counted(warnings, "warning"))")
    }
    if level >= .codes, !reader.absentTables.isEmpty {
      let names = reader.absentTables.map(\.rawValue).joined(separator: ", ")
      let text = "not checked, because their tables are not loaded (--codes): \(names)"
      if json { try out.note("\(file.path): \(text)") } else { try out.line("  \(text)") }
    }
    return errors == 0 ? ExitStatus.success : ExitStatus.failure
  }

  func end(_ out: Output) throws {
    for name in strangers {
      try out.note(
        "--codes: \(name) was passed over, because no table has its name; lists are called "
          + CodeTableName.allCases.map { "\($0.rawValue).psv" }.joined(separator: ", "))
    }
  }

  func tell(_ failure: Failure, of path: String, _ out: Output) throws {
    try out.note(inWords(failure))
    guard json else { return }
    try out.line(
      FindingText.summary(path, nil, errors: 1, warnings: 0, failure: failure.description).jsonText)
  }

  /// Refuses names of rules that nothing carries, which would change nothing.
  private func checkWarned(_ library: GuideLibrary) throws {
    guard !warned.isEmpty else { return }
    let known = try RuleTable(library, partners: partners).sections.flatMap(\.rows).map(\.id)
    for name in warned where !known.contains(name) {
      let near = nearNames(to: name, among: Array(Set(known)))
      let question = near.isEmpty ? "" : "Did you mean \(near.joined(separator: ", "))? "
      throw Failure(
        ExitStatus.usage, "--warn \(name): there is no such rule. \(question)portico x12 rules prints them all.")
    }
  }

  private func loadTables(_ level: SNIPLevel) throws -> [CodeTableName: CodeTable] {
    guard level >= .codes else { return [:] }
    let shipped = try CodeTableFolder.shipped()
    return try codes.map { try CodeTableFolder(URL(filePath: $0)).tables(over: shipped) } ?? shipped
  }
}

extension SNIPLevel: ExpressibleByArgument {
  /// A level by its number.
  public init?(argument: String) {
    guard let number = Int(argument), let level = SNIPLevel(rawValue: number) else { return nil }
    self = level
  }

  /// The numbers of the levels.
  public static var allValueStrings: [String] { allCases.map { String($0.rawValue) } }
  /// The number.
  public var defaultValueDescription: String { String(rawValue) }
}

/// A finding for people and for programs.
enum FindingText {
  static func verdict(isValid: Bool, isColoured: Bool) -> String {
    let word = isValid ? "valid" : "not valid"
    return isColoured ? "\u{1B}[\(isValid ? 32 : 31)m\(word)\u{1B}[0m" : word
  }

  static func line(_ finding: Finding, file: String, isColoured: Bool) -> String {
    let problem = finding.problem
    let word = problem.severity.rawValue
    let colour = problem.severity == .error ? "\u{1B}[31m" : "\u{1B}[33m"
    let severity = isColoured ? "\(colour)\(word)\u{1B}[0m" : word
    let claim = finding.claim.isEmpty ? "" : " (claim \(finding.claim))"
    return "\(file): byte \(problem.offset): \(severity) \(problem.rule): \(problem.message)\(claim)"
  }

  /// What the last line of a file says; `failure` where it could not be read.
  static func summary(
    _ file: String, _ totals: ConformanceReader.Totals?, errors: Int, warnings: Int, failure: String? = nil
  ) -> JSONObject {
    var members: [(key: String, value: any JSONValue)] = [
      ("file", file), ("valid", errors == 0), ("transactions", totals?.transactions ?? 0),
      ("segments", totals?.segments ?? 0), ("claims", totals?.claims ?? 0), ("errors", errors), ("warnings", warnings),
    ]
    if let failure { members.append(("error", failure)) }
    return JSONObject(members)
  }

  static func json(_ finding: Finding, file: String) -> JSONObject {
    let problem = finding.problem
    var members: [(key: String, value: any JSONValue)] = [
      ("file", file), ("rule", problem.rule), ("level", finding.level.rawValue),
      ("severity", problem.severity.rawValue),
      ("segment", problem.segment), ("id", problem.segmentID), ("offset", problem.offset),
    ]
    if !finding.loop.isEmpty { members.append(("loop", finding.loop)) }
    if !finding.claim.isEmpty { members.append(("claim", finding.claim)) }
    if !finding.missing.isEmpty { members.append(("missing", finding.missing)) }
    if let element = problem.element { members.append(("element", element)) }
    if let component = problem.component { members.append(("component", component)) }
    if let repetition = finding.repetition { members.append(("repetition", repetition)) }
    if let word = finding.code.word { members.append((word.element, word.code)) }
    members.append(("message", problem.message))
    return JSONObject(members)
  }
}
