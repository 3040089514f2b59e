import ArgumentParser
import Desk
import DeskJSON
import Store
import X12

/// A verb that does something with a claim that is made ready to be sent again.
protocol ResubmitDeed: DeskVerb {
  var deed: ResubmitDeedOptions { get }
  /// What is said when it is done.
  var done: String { get }

  func command(_ store: Store) -> ResubmissionCommand
}

/// What every deed on a resubmission is told.
struct ResubmitDeedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The number of the resubmission.", valueName: "number"))
  var number: Int64
  @OptionGroup var options: CommandOptions
}

extension ResubmitDeed {
  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let id = ResubmissionID(deed.number)
    let wasRepeated = try await store.perform(
      command(store), on: id, command: deed.options.command(store), by: run.actor)
    try await run.tell("resubmission \(id)", done, wasRepeated: wasRepeated, deed.options) {
      try await store.resubmissionView(id, for: run.account)
    }
    return ExitStatus.success
  }
}

/// `portico resubmit release NUMBER`.
struct ResubmitRelease: ResubmitDeed {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Release the file after a second look.")

  @OptionGroup var deed: ResubmitDeedOptions
  @OptionGroup var data: DataOptions

  var done: String { "released" }

  func command(_ store: Store) -> ResubmissionCommand { .release }
}

/// `portico resubmit withdraw NUMBER --reason TEXT`.
struct ResubmitWithdraw: ResubmitDeed {
  static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "Withdraw the file.")

  @OptionGroup var deed: ResubmitDeedOptions
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  var done: String { "withdrawn" }

  func command(_ store: Store) -> ResubmissionCommand { .withdraw(reason: store.seal(reason)) }
}

/// `portico resubmit sent NUMBER --on DATE --how TEXT`.
struct ResubmitSent: ResubmitDeed {
  static let configuration = CommandConfiguration(
    commandName: "sent", abstract: "Record when and how the file was sent.")

  @OptionGroup var deed: ResubmitDeedOptions
  @Option(help: "The day, such as 2026-11-22.")
  var on: CalendarDate
  @Option(help: "How, and the confirmation.")
  var how: String
  @OptionGroup var data: DataOptions

  var done: String { "recorded as sent on \(on)" }

  func command(_ store: Store) -> ResubmissionCommand { .recordSent(on: on, how: store.seal(how)) }
}

/// `portico resubmit take-back NUMBER --reason TEXT`.
struct ResubmitTakeBack: ResubmitDeed {
  static let configuration = CommandConfiguration(
    commandName: "take-back", abstract: "Take back that the file was sent: it was recorded by mistake.")

  @OptionGroup var deed: ResubmitDeedOptions
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  var done: String { "the sending is taken back" }

  func command(_ store: Store) -> ResubmissionCommand { .takeBackSending(reason: store.seal(reason)) }
}
