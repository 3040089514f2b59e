import ArgumentParser
import Desk
import DeskJSON
import Store

/// `portico resubmit`: a claim that is corrected and sent again.
struct ResubmitVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resubmit", abstract: "Correct a claim and make the file with which it is sent again.",
    subcommands: [
      ResubmitFields.self, ResubmitDraft.self, ResubmitShow.self, ResubmitRelease.self, ResubmitWithdraw.self,
      ResubmitFile.self, ResubmitSent.self, ResubmitTakeBack.self,
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
  @Flag(help: "One object of JSON.")
  var json = false
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let form = try await run.workplace.store.resubmissionForm(SentClaimID(sent), purpose, for: run.account)
    try run.out.lines(json ? [form.jsonText] : lines(form))
    return ExitStatus.success
  }

  private func lines(_ form: ResubmissionForm) -> [String] {
    var table = TextTable([
      TextTable.Column(title: "FIELD"), TextTable.Column(title: "OF"), TextTable.Column(title: "WHAT", widest: 48),
      TextTable.Column(title: "VALUE", widest: 48),
    ])
    for field in form.fields { table.add(field.id, field.group, field.title, field.value) }
    let numbers = form.payerClaimNumbers.isEmpty ? "none known" : form.payerClaimNumbers.joined(separator: ", ")
    return form.warnings.map { "look first: \($0)" }
      + ["payer's claim number: \(numbers)", "authorization: \(form.authorization)"] + table.lines
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
  @OptionGroup var options: CommandOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    for change in changes where !change.contains("=") {
      throw ValidationError("“\(change)” is no change; write --set FIELD=VALUE.")
    }
  }

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    let (id, wasRepeated) = try await store.draftResubmission(
      of: SentClaimID(sent), purpose: purpose, payerClaimNumber: payerClaimNumber, authorization: authorization,
      edits: changes.map { change in
        let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return ClaimEdit(field: String(parts[0]), value: String(parts[1]))
      }, command: options.command(store), by: run.actor)
    try await run.tell(
      "resubmission \(id)", "made; somebody else looks at it: portico resubmit show \(id)", wasRepeated: wasRepeated,
      options
    ) { try await store.resubmissionView(id, for: run.account) }
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
    if json {
      try run.out.line(view.jsonText)
    } else {
      let (purpose, state) = (view.resubmission.draft.purpose, view.resubmission.state)
      try run.out.line("\(purpose.title) · \(state.title) · made by \(view.drafterName)")
      try run.out.lines(
        view.changes.flatMap { change in
          (change.before.map { ["- \($0)"] } ?? []) + (change.after.map { ["+ \($0)"] } ?? [])
        } + ["\(view.unchanged) segments stay as they were sent"])
    }
    return ExitStatus.success
  }
}

extension ResubmissionPurpose: ExpressibleByArgument {}
