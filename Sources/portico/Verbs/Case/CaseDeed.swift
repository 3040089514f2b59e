import ArgumentParser
import Desk
import DeskJSON
import PorticoWeb
import Store
import Trail

/// A verb that does something with one case.
protocol CaseDeed: DeskVerb {
  var deed: DeedOptions { get }

  /// The command, and the texts that it refers to.
  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed])
}

/// What every deed on a case is told.
struct DeedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The number of the case.", valueName: "case"))
  var id: CaseID
  @Option(help: ArgumentHelp("Do it only if the case still has this version.", valueName: "number"))
  var expectVersion: Int?
  @Option(help: ArgumentHelp("A UUID; the same one again does nothing twice.", valueName: "uuid"))
  var commandID: CommandID?
  @Flag(help: "One line of JSON.")
  var json = false
}

extension CaseDeed {
  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let (what, texts) = try await command(run)
    let result = try await store.perform(
      CaseRequest(
        command: deed.commandID ?? store.newCommandID(), id: deed.id, expectedVersion: deed.expectVersion, what: what,
        texts: texts, actor: run.actor))
    if deed.json {
      try run.out.line(result.jsonText)
    } else {
      try run.out.line(
        "case \(result.id): \(result.wasRepeated ? "done before; nothing changed" : "done"), version \(result.version)")
    }
    return ExitStatus.success
  }

  /// The refusal of a deed that must name one of several: it lists them.
  func choice(_ what: String, _ run: Invocation, _ lines: (CaseText) -> [String]) async throws -> Failure {
    let store = run.workplace.store
    let view = try await store.caseView(deed.id, for: run.account)
    let choices = lines(CaseText(view: view, clock: store.clock)).map { "\n  \($0)" }.joined()
    return Failure(ExitStatus.failure, "name \(what) of case \(deed.id):\(choices)")
  }

  /// A text sealed for the record; an empty one is refused.
  func sealed(_ text: String, as what: String, _ run: Invocation) throws -> Sealed {
    guard text.contains(where: { !$0.isWhitespace }) else { throw Refusal(.invalid, "The \(what) is empty.") }
    return run.workplace.store.seal(text)
  }

  /// A command that needs a reason.
  func with(
    reason: String, _ run: Invocation, _ command: (Digest) -> CaseCommand
  ) throws -> (what: CaseCommand, texts: [Sealed]) {
    let reason = try sealed(reason, as: "reason", run)
    return (command(reason.digest), [reason])
  }

  /// A command that may have a reason.
  func with(
    reason: String?, _ run: Invocation, _ command: (Digest?) -> CaseCommand
  ) throws -> (what: CaseCommand, texts: [Sealed]) {
    let reason = try reason.map { try sealed($0, as: "reason", run) }
    return (command(reason?.digest), reason.map { [$0] } ?? [])
  }
}

extension CommandID: ExpressibleByArgument {
  /// A UUID.
  public init?(argument: String) { self.init(argument) }
}
