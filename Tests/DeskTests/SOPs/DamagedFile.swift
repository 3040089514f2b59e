import Desk
import Foundation
import Testing

/// A shipped SOP file with one mistake, and where the mistake must be found.
struct DamagedFile: CustomTestStringConvertible, Sendable {
  /// What the mistake is.
  var name: String
  var file: String
  /// The first place of this text is replaced; it begins at the beginning of a line or after its indentation.
  var old: String
  var new: String
  /// Lines from the replaced text down to the mistake.
  var offset: Int
  /// What the words must begin with.
  var words: String

  init(
    _ name: String, in file: String = "denials.yaml", _ old: String, _ new: String, offset: Int = 0, _ words: String
  ) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    self.offset = offset
    self.words = words
  }

  var testDescription: String { name }

  /// What the loader says, and the line at which it should say it; nil when it loads.
  func load() throws -> (found: FileProblem?, line: Int) {
    let text = try Files.shipped(file)
    let place = try #require(text.range(of: old), "the shipped file no longer has '\(old)'")
    let line = text[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count + offset
    do throws(FileProblem) {
      _ = try SOP(text: text.replacingCharacters(in: place, with: new), file: file)
      return (nil, line)
    } catch {
      return (error, line)
    }
  }
}

extension DamagedFile {
  static let keys = [
    DamagedFile(
      "unknown key", "hold_buffer_days: 3", "hold_buffer_days: 3\nsurge_mode: true", offset: 1,
      "'surge_mode' is not known here; known are sop, title, opens"),
    DamagedFile("misspelt key", "escalates_to:", "escalate_to:", "'escalate_to' is not known here"),
    DamagedFile("misspelt key of a rule", "when: claim.outcome", "wen: claim.outcome", "'wen' is not known here"),
    DamagedFile(
      "misspelt key of an item", "evidence: required", "evidenc: required", "'evidenc' is not known here"),
    DamagedFile(
      "missing key", "sop: denials\ntitle: Denied claims\n", "sop: denials\n", "'title' is missing here"),
    DamagedFile(
      "missing key of a category", "id: timely_filing\n    title: Filed too late\n    team: Billing\n",
      "id: timely_filing\n    title: Filed too late\n", "'team' is missing here"),
    DamagedFile(
      "key twice", "hold_buffer_days: 3", "hold_buffer_days: 3\nhold_buffer_days: 5",
      "'hold_buffer_days' stands twice"),
    DamagedFile("misspelt key of a root cause", "team: Billing, title", "team: Billing, titel", "'titel' is not known"),
    DamagedFile(
      "no team of a root cause", "{ id: codes-late, team: Coding,", "{ id: codes-late,", "'team' is missing here"),
    DamagedFile("no text", "title: Denied claims", "title:", "here must be a text"),
  ]

  static let values = [
    DamagedFile("buffer 0", "hold_buffer_days: 3", "hold_buffer_days: 0", "here must be a whole number from 1 to 60"),
    DamagedFile("minutes 0", "minutes: 20", "minutes: 0", "here must be a whole number from 1 to 600"),
    DamagedFile("age 0", "max_age_days: 30", "max_age_days: 0", "here must be a whole number from 1 to 365"),
    DamagedFile("amount with a comma", "limit: 250.00", "limit: 250,00", "here must be an amount in dollars"),
    DamagedFile("negative amount", "default: 25.00", "default: -25.00", "here must be an amount in dollars"),
    DamagedFile(
      "a skipped checklist that no payment proves", "bills_patient: true", "skips_checklist: true",
      "only an outcome that needs a payment or an explanation may skip the checklist: the payer's file proves it"),
    DamagedFile(
      "a patient who is billed without a word of it", "- id: payer_error", "- id: patient_bill",
      "guardrail G4: an outcome that puts money on the patient says bills_patient: true; name it otherwise if it does not"
    ),
    DamagedFile("yes for true", "bills_patient: true", "bills_patient: yes", "here must be true or false"),
    DamagedFile(
      "unknown rule of the primary reason", "largest_amount ", "biggest_amount ",
      "here must be one of largest_amount, category_order, first_in_file"),
    DamagedFile(
      "unknown need", "[payment]", "[cash]",
      "here must be one of payment, acceptance, write_off, evidence, posted, not_posted"),
    DamagedFile("no needs", "[payment]", "[]", "this list needs at least one entry"),
    DamagedFile("text for a list", "clocks: [appeal]", "clocks: appeal", "here must be a list"),
    DamagedFile(
      "unknown clock", "clocks: [appeal]", "clocks: [apeal]",
      "here must be one of appeal, second_appeal, corrected_claim, timely_filing"),
    DamagedFile("evidence maybe", "evidence: required", "evidence: maybe", "here must be required, or no such key"),
    DamagedFile(
      "unknown subject", "subject: claim", "subject: patient",
      "here must be one of claim, remittance, notice, acknowledgement, takeback, appointment"),
  ]

  static let references = [
    DamagedFile("unknown category of a rule", "category: primary_reason", "category: zz", "there is no category 'zz'"),
    DamagedFile(
      "category twice", "id: authorization", "id: timely_filing", "the category 'timely_filing' stands twice"),
    DamagedFile(
      "unknown outcome of a category", "id: medical_necessity\n",
      "id: medical_necessity\n    outcomes: [paid, lost]\n", offset: 1, "there is no outcome 'lost'"),
    DamagedFile(
      "root cause twice", "id: coverage-found-late", "id: claim-held-too-long",
      "the root cause 'claim-held-too-long' stands twice"),
    DamagedFile(
      "root cause of another team than above", "id: auth-not-requested, team: Prior Auth",
      "id: codes-late, team: Coding",
      "the root cause 'codes-late' is “The record or its codes were finished too late” of Coding in a category above: "
    ),
    DamagedFile(
      "outcome twice", "id: resubmitted_elsewhere", "id: paid", "the outcome 'paid' stands twice"),
    DamagedFile(
      "checklist item twice", "id: compare-auth", "id: find-auth", "the checklist item 'find-auth' stands twice"),
    DamagedFile(
      "primary reason of a remittance", in: "remittance-review.yaml", "category: suspected_duplicate",
      "category: primary_reason", "only a claim has a primary reason"),
  ]

  static let conditions = [
    DamagedFile(
      "text compared with a number", #"when: claim.outcome == "denial""#, "when: claim.outcome == 5",
      "the condition is wrong at column "),
    DamagedFile(
      "unknown field", #"when: claim.outcome == "denial""#, #"when: claim.outcom == "denial""#,
      "the condition is wrong at column "),
    DamagedFile(
      "no condition", #"when: claim.outcome == "denial""#, "when: claim.charge", "the condition is wrong at column "),
    DamagedFile(
      "unfinished condition", #"when: claim.outcome == "denial""#, "when: claim.outcome ==",
      "the condition is wrong at column 17"),
    DamagedFile(
      "field of the other subject", #"when: claim.outcome == "denial""#, "when: remittance.balanced",
      "the condition is wrong at column 1"),
    DamagedFile(
      "unknown field of an item's condition", "when: issue.carc in", "when: issue.reason in",
      "the condition is wrong at column "),
    DamagedFile(
      "condition on an item of a category that only a takeback opens", in: "remittance-review.yaml",
      "- id: find-notice\n", "- id: find-notice\n        when: claim.paid > 0\n", offset: 1,
      "this category is opened by takeback"
    ),
    DamagedFile(
      "field of another subject", in: "remittance-review.yaml", "when: takeback.reason in",
      "when: remittance.method in", "the condition is wrong at column "),
    DamagedFile(
      "condition on an item of a category that only a remittance opens", in: "remittance-review.yaml",
      "- id: locate\n", "- id: locate\n        when: claim.paid > 0\n", offset: 1, ""),
  ]

  static let guardrails = [
    DamagedFile(
      "specialist approves write-offs", "approver: manager", "approver: specialist",
      "here must be manager (guardrail G11"),
    DamagedFile(
      "specialist grants exceptions", "granted_by: manager", "granted_by: specialist",
      "here must be manager (guardrail G11"),
    DamagedFile(
      "appeal of an unprocessable claim", in: "remittance-review.yaml", "clocks: [timely_filing]",
      "clocks: [timely_filing, appeal]", "guardrail G5: an unprocessable or rejected claim has no appeal"),
    DamagedFile(
      "second appeal of an unprocessable claim", in: "remittance-review.yaml", "clocks: [timely_filing]",
      "clocks: [second_appeal]", "guardrail G5: an unprocessable or rejected claim has no appeal"),
  ]

  static let notYAML = [
    DamagedFile("tab", "  limit: 250.00", "\tlimit: 250.00", "this is not YAML: "),
    DamagedFile("open quote", "title: Denied claims", "title: \"Denied\" claims", "this is not YAML: "),
  ]
}
