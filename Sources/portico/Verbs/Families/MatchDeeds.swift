import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico match confirm ANSWER CLAIM`.
struct MatchConfirm: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Say which sent claim an answer is about.")

  @Argument(help: "The number of the answer.")
  var answer: Int64
  @Argument(help: "The number of the sent claim.")
  var sent: Int64
  @Option(help: "Why.")
  var reason: String?
  @OptionGroup var options: CommandOptions
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let wasRepeated = try await store.perform(
      .confirm(AnswerID(answer), SentClaimID(sent), reason: reason.map { store.seal($0) }),
      id: options.command(store), by: run.actor)
    try await run.tell("answer \(answer)", "matched to sent claim \(sent)", wasRepeated: wasRepeated, options) {
      try await store.matchView(AnswerID(answer), for: run.account)
    }
    return ExitStatus.success
  }
}

/// `portico match undo ANSWER --reason TEXT`.
struct MatchUndo: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "undo", abstract: "Take a match back.")

  @Argument(help: "The number of the answer.")
  var answer: Int64
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var options: CommandOptions
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let wasRepeated = try await store.perform(
      .undo(AnswerID(answer), reason: store.seal(reason)), id: options.command(store), by: run.actor)
    try await run.tell("answer \(answer)", "the match is taken back", wasRepeated: wasRepeated, options) {
      try await store.matchView(AnswerID(answer), for: run.account)
    }
    return ExitStatus.success
  }
}

/// `portico match move SENT [--family NUMBER] --reason TEXT`.
struct MatchMove: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move a sent claim to another claim family, or to one of its own.")

  @Argument(help: "The number of the sent claim.")
  var sent: Int64
  @Option(help: "The number of the claim family; without it one of its own.")
  var family: Int64?
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var options: CommandOptions
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let target = family.map { FamilyID($0) } ?? FamilyID(beganBy: SentClaimID(sent))
    let wasRepeated = try await store.perform(
      .regroup(SentClaimID(sent), target, reason: store.seal(reason)), id: options.command(store), by: run.actor)
    try await run.tell("sent claim \(sent)", "moved to family \(target)", wasRepeated: wasRepeated, options) {
      try await store.familyView(target, for: run.account)
    }
    return ExitStatus.success
  }
}
