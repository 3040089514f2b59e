import ArgumentParser
import Desk
import DeskJSON
import Foundation
import Store
import Trail
import X12

/// `portico resubmit`: a claim that is corrected and sent again.
struct ResubmitVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resubmit", abstract: "Correct a claim and make the file with which it is sent again.",
    subcommands: [
      ResubmitFields.self, ResubmitDraft.self, ResubmitShow.self, ResubmitRelease.self, ResubmitWithdraw.self,
      ResubmitFile.self, ResubmitSent.self,
    ])
}

/// `portico resubmit fields SENT`: what may be changed.
struct ResubmitFields: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "fields", abstract: "List the values of a sent claim that may be changed.")

  @Argument(help: "The number of the sent claim.")
  var sent: Int64
  @Option(help: "replacement, void or new.")
  var purpose = ResubmissionPurpose.replacement
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let form = try await run.workplace.store.resubmissionForm(SentClaimID(sent), purpose, for: run.account)
    var table = TextTable([
      TextTable.Column(title: "FIELD"), TextTable.Column(title: "OF"), TextTable.Column(title: "WHAT", widest: 48),
      TextTable.Column(title: "VALUE", widest: 48),
    ])
    for field in form.fields { table.add(field.id, field.group, field.title, field.value) }
    let numbers = form.payerClaimNumbers.isEmpty ? "none known" : form.payerClaimNumbers.joined(separator: ", ")
    try run.out.lines(
      form.warnings.map { "look first: \($0)" }
        + ["payer's claim number: \(numbers)", "authorization: \(form.authorization)"] + table.lines)
    return ExitStatus.success
  }
}

/// `portico resubmit draft SENT --set FIELD=VALUE`.
struct ResubmitDraft: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Make the file of a corrected, voided or new claim.")

  @Argument(help: "The number of the sent claim.")
  var sent: Int64
  @Option(help: "replacement, void or new.")
  var purpose = ResubmissionPurpose.replacement
  @Option(
    name: .customLong("set"), help: ArgumentHelp("A change; see `portico resubmit fields`.", valueName: "field=value"))
  var changes: [String] = []
  @Option(help: "The payer's own number of the claim; without it the one of its last answer.")
  var payerClaimNumber: String?
  @Option(help: "The authorization number (REF*G1).")
  var authorization: String?
  @Option(help: ArgumentHelp("A UUID; the same one again does nothing twice.", valueName: "uuid"))
  var commandID: CommandID?
  @OptionGroup var data: DataOptions

  func validate() throws {
    for change in changes where !change.contains("=") {
      throw ValidationError("“\(change)” is no change; write --set FIELD=VALUE.")
    }
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let claim = SentClaimID(sent)
    let known = try await store.resubmissionForm(claim, purpose, for: run.account).payerClaimNumbers.first
    let id = try await store.draftResubmission(
      of: claim, purpose: purpose, payerClaimNumber: payerClaimNumber ?? known, authorization: authorization,
      edits: changes.map { change in
        let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return ClaimEdit(field: String(parts[0]), value: String(parts[1]))
      }, command: commandID ?? store.newCommandID(), by: run.actor)
    try run.out.line("resubmission \(id): made; somebody else looks at it: portico resubmit show \(id)")
    return ExitStatus.success
  }
}

/// `portico resubmit show NUMBER`.
struct ResubmitShow: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show what changes.")

  @Argument(help: "The number of the resubmission.")
  var id: Int64
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let view = try await run.workplace.store.resubmissionView(ResubmissionID(id), for: run.account)
    let draft = view.resubmission.draft
    if json {
      let object: JSONObject = [
        "resubmission": draft.id.number, "sent": draft.sent.value, "purpose": draft.purpose.rawValue,
        "state": view.resubmission.state.rawValue, "file": draft.file, "control_number": draft.control,
        "made_by": view.drafterName, "released_by": view.releaserName, "sent_on": view.resubmission.sentOn,
        "changes": view.changes.map { ["before": $0.before, "after": $0.after, "title": $0.title] as JSONObject },
        "unchanged_segments": view.unchanged,
      ]
      try run.out.line(object.jsonText)
    } else {
      try run.out.line("\(draft.purpose.title) · \(view.resubmission.state.title) · made by \(view.drafterName)")
      try run.out.lines(
        view.changes.flatMap { change in
          (change.before.map { ["- \($0)"] } ?? []) + (change.after.map { ["+ \($0)"] } ?? [])
        } + ["\(view.unchanged) segments stay as they were sent"])
    }
    return ExitStatus.success
  }
}

/// `portico resubmit release NUMBER`.
struct ResubmitRelease: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Release the file after a second look.")

  @Argument(help: "The number of the resubmission.")
  var id: Int64
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    try await store.perform(.release, on: ResubmissionID(id), command: store.newCommandID(), by: run.actor)
    try run.out.line("resubmission \(id): released")
    return ExitStatus.success
  }
}

/// `portico resubmit withdraw NUMBER --reason TEXT`.
struct ResubmitWithdraw: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "Withdraw the file.")

  @Argument(help: "The number of the resubmission.")
  var id: Int64
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    try await store.perform(
      .withdraw(reason: store.seal(reason)), on: ResubmissionID(id), command: store.newCommandID(), by: run.actor)
    try run.out.line("resubmission \(id): withdrawn")
    return ExitStatus.success
  }
}

/// `portico resubmit file NUMBER`: the 837.
struct ResubmitFile: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "Print the claim file (837), once it is released.")

  @Argument(help: "The number of the resubmission.")
  var id: Int64
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let (_, url) = try await run.workplace.store.resubmissionFile(ResubmissionID(id), for: run.account)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    try run.out.lines(text.split(separator: "\n").map(String.init))
    return ExitStatus.success
  }
}

/// `portico resubmit sent NUMBER --on DATE --how TEXT`.
struct ResubmitSent: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "sent", abstract: "Record when and how the file was sent.")

  @Argument(help: "The number of the resubmission.")
  var id: Int64
  @Option(help: "The day, such as 2026-11-22.")
  var on: CalendarDate
  @Option(help: "How, and the confirmation.")
  var how: String
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    try await store.perform(
      .recordSent(on: on, how: store.seal(how)), on: ResubmissionID(id), command: store.newCommandID(), by: run.actor)
    try run.out.line("resubmission \(id): recorded as sent on \(on)")
    return ExitStatus.success
  }
}

extension ResubmissionPurpose: ExpressibleByArgument {}
