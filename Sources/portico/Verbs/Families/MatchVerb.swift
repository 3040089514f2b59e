import ArgumentParser
import Desk
import DeskJSON
import Store
import Trail

/// `portico matches`: the answers whose claim a person has to find.
struct MatchesVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "matches", abstract: "List the answers that no rule could match to a claim.")

  @Option(help: "ambiguous, proposed, undone or missing; without it the first of them that has some.")
  var state: MatchState?
  @Option(help: "The page, from 1.")
  var page = 1
  @Flag(help: "One line of JSON for each answer.")
  var json = false
  @OptionGroup var data: DataOptions

  func validate() throws {
    if state == .matched { throw ValidationError("--state matched is no queue; see `portico match ANSWER`.") }
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.matchQueue(state, page: page, for: run.account)
    if json {
      try run.out.lines(view.rows.map(\.jsonText))
    } else {
      let counts = view.counts.map { "\($0.state.rawValue) \($0.count)" }.joined(separator: ", ")
      try run.out.lines([counts] + MatchText.table(view.rows))
    }
    return ExitStatus.success
  }
}

/// `portico match`: one answer and its claim.
struct MatchVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Show which claim an answer is about, say so, or take it back; move a claim to its family.",
    subcommands: [MatchShow.self, MatchConfirm.self, MatchUndo.self, MatchMove.self], defaultSubcommand: MatchShow.self)
}

/// `portico match ANSWER`.
struct MatchShow: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an answer beside the claims that may be meant.")

  @Argument(help: "The number of the answer.")
  var answer: Int64
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.matchView(AnswerID(answer), for: run.account)
    try run.out.lines(json ? [view.jsonText] : MatchText.lines(view))
    return ExitStatus.success
  }
}

extension MatchState: ExpressibleByArgument {}
