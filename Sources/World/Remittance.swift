/// One file of a payer: an interchange of one or more remittances.
struct RemittanceFile {
  let name: String
  let payer: Int
  let production: CalendarDate
  /// ISA13 and GS06.
  let control: Int
  var remittances: [Remittance]

  /// The interchange control number of the file with this number among a day's files.
  static func control(_ file: Int, on production: CalendarDate) -> Int {
    100_000_000 + production.ordinal % 100_000 * 100 + file
  }
}

/// One 835 transaction set: a payment and what it is for.
struct Remittance {
  let payer: Int
  let clinic: Bool
  /// ST02.
  let control: String
  /// TRN02.
  let trace: String
  let production: CalendarDate
  var claims: [Adjudication] = []
  var adjustments: [ProviderAdjustment] = []
  /// Planted damage: by how much SE01, BPR02 or one claim's CLP04 is off.
  var segmentDifference = 0
  var totalDifference = 0
  var claimDifference: (claim: Int, cents: Int)?

  /// One entry of a PLB segment, in cents; positive takes money away.
  struct ProviderAdjustment {
    let code: String
    let reference: String
    let cents: Int
  }

  /// What is paid in all, in cents, before damage to the total.
  var net: Int {
    claims.reduce(claimDifference?.cents ?? 0) { $0 + $1.paid } - adjustments.reduce(0) { $0 + $1.cents }
  }

  /// BPR02 in cents.
  var total: Int { net + totalDifference }

  /// A payment cannot be negative: what is missing is carried to the next one (FB).
  mutating func carryForward() {
    if net < 0 { adjustments.append(ProviderAdjustment(code: "FB", reference: trace, cents: net)) }
  }
}
