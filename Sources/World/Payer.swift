/// An invented payer and its habits: one row of `payers.tsv`.
struct Payer: Sendable {
  let key: String
  let name: String
  let id: String
  let taxNumber: String
  /// CLP06 of professional and of institutional claims.
  let professionalLine: String
  let institutionalLine: String
  /// Weight among the day's claims.
  let share: Int
  /// Claims in a thousand that are not simply paid.
  let exceptional: Int
  /// Per cent of claims that are institutional.
  let institutional: Int
  /// Allowed amount in per cent of charge, before it varies.
  let allowed: Int
  /// Per cent of paid claims that leave a share to the patient.
  let costShare: Int
  /// Sequestration in per cent of what would be paid.
  let sequestration: Int
  /// CLP02 of a claim denied in full: payers use 4 or 1.
  let deniedStatus: String
  let takeback: Takeback
  let numbering: Numbering
  /// Key of the payer that claims are forwarded to, or empty, and how many in a thousand.
  let forwardsTo: String
  let forwards: Int
  /// Transaction sets in a file: with 2, the clinic is paid by a set of its own.
  let sets: Int
  let wrap: Wrap
  let delimiters: Delimiters
  let amounts: AmountStyle
  /// BPR04 where money moves.
  let method: String
  let memberPattern: String
  let claimPattern: String

  /// How the payer takes money back.
  enum Takeback: String, Sendable, CaseIterable {
    /// Reversal and replacement, netted in the same payment.
    case claim
    /// Reversal and replacement now, the money by PLB two weeks later under the same reference.
    case deferred
    /// A PLB entry alone: no claim in the remittance explains it.
    case silent
  }

  /// Which payer claim control number a corrected claim gets.
  enum Numbering: String, Sendable {
    case same, new
  }

  /// What follows each segment terminator.
  enum Wrap: String, Sendable {
    case none, lf, crlf
  }
}

extension Payer {
  /// Original Medicare, which speaks of appeal rights on each claim.
  var isMedicare: Bool { ["MA", "MB"].contains(professionalLine) }

  /// Medicare in any form insures persons one by one; other payers insure families.
  var insuresFamilies: Bool { sequestration == 0 }

  /// Reads a row of `payers.tsv`.
  init(_ row: SeparatedTable.Row) throws(WorldError) {
    key = try row.text("key")
    name = try row.text("name")
    id = try row.text("id")
    taxNumber = try row.text("tax")
    professionalLine = try row.text("professional_line")
    institutionalLine = try row.text("institutional_line")
    share = try row.number("share")
    exceptional = try row.number("exceptional")
    institutional = try row.number("institutional")
    allowed = try row.number("allowed")
    costShare = try row.number("cost_share")
    sequestration = try row.number("sequestration")
    deniedStatus = try row.text("denied_status")
    takeback = try row.choice("takeback")
    numbering = try row.choice("numbering")
    forwardsTo = try row.text("forwards_to")
    forwards = try row.number("forwards")
    sets = try row.number("sets")
    wrap = try row.choice("wrap")
    guard let delimiters = Delimiters(try row.text("delimiters")) else {
      throw row.problem("delimiters must be four different characters")
    }
    self.delimiters = delimiters
    amounts = try row.choice("amounts")
    method = try row.text("method")
    memberPattern = try row.text("member_pattern")
    claimPattern = try row.text("claim_pattern")
  }
}
