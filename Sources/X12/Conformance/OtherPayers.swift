/// What other payers did with a claim, as the claim to the next payer says it (2320, 2330B, 2430).
struct OtherPayers: Sendable {
  /// One other payer: what it paid and adjusted, on the claim and on its lines.
  struct Payer: Sendable {
    var place: Place
    /// The number of its loop.
    var loop: Int
    var paid = Amount.zero
    var hasPaid = false
    var adjusted = Amount.zero
    var identifier = ""
  }

  /// What one payer decided on the open line, in one piece or several.
  struct Decision: Sendable {
    var identifier: String
    var place: Place
    var loop: Int
    /// Where the first payment stands.
    var offset: Int
    /// What it paid and took off.
    var sum = Amount.zero
  }

  private static var mostPayers: Int { 100 }
  private var payers: [Payer] = []
  /// Whether the segments that come belong to a payer of the claim, or to a service line.
  private var isInLine = false
  private var linePayer: Int?
  private var lineCharge = Amount.unknown
  private var decisions: [Decision] = []
  /// The decision that adjustments belong to.
  private var decision: Int?
  /// Whether an adjustment names a payer that the claim does not.
  private var isUnclear = false

  mutating func openLine(charge: Amount) {
    isInLine = true
    linePayer = nil
    lineCharge = charge
    decision = nil
    if !decisions.isEmpty { decisions.removeAll() }
  }

  /// Payers whose payments and adjustments do not come to the charge of the open line.
  var unbalancedLine: [Decision] {
    decisions.isEmpty ? [] : decisions.filter { lineCharge.differs(from: $0.sum) }
  }

  /// Whether the payer who decided last is none of those that the claim names, each with its number.
  var isPayerUnknown: Bool { linePayer == nil && !payers.contains { $0.identifier.isEmpty } }

  /// What the open line charges.
  var charge: Amount { lineCharge }

  private mutating func decide(_ segment: borrowing Segment, _ loop: Int) {
    let identifier = segment.text(1)
    linePayer = payers.firstIndex { $0.identifier == identifier }
    if linePayer == nil { isUnclear = true }
    decision = decisions.firstIndex { $0.identifier == identifier }
    if decision == nil {
      // A line with more decisions than any guide allows is not added up.
      guard decisions.count < Self.mostPayers else { return lineCharge = .unknown }
      decision = decisions.count
      decisions.append(
        Decision(
          identifier: identifier, place: segment.place, loop: loop, offset: segment.range(of: 2).start))
    }
    if let decision { decisions[decision].sum += Amount(segment, 2) }
  }

  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ loop: Int) {
    switch code {
    case MoneySegment.sbr where !isInLine:
      // A claim with more payers than any guide allows is not added up.
      if payers.count < Self.mostPayers {
        payers.append(Payer(place: segment.place, loop: loop))
      } else {
        isUnclear = true
      }
    case MoneySegment.amt where !isInLine && !payers.isEmpty && segment.text(1) == "D":
      payers[payers.count - 1].paid = Amount(segment, 2)
      payers[payers.count - 1].hasPaid = true
    case MoneySegment.nm1 where !isInLine && !payers.isEmpty && segment.text(1) == "PR":
      payers[payers.count - 1].identifier = segment.text(9)
    case MoneySegment.svd: decide(segment, loop)
    case MoneySegment.cas:
      let sum = Amount.sum(ofAdjustments: segment)
      if isInLine {
        if let decision { decisions[decision].sum += sum }
        if let linePayer { payers[linePayer].adjusted += sum }
      } else if !payers.isEmpty {
        payers[payers.count - 1].adjusted += sum
      }
    default: break
    }
  }

  /// Payers that paid, and whose payment and adjustments do not come to the charge.
  func unbalanced(charge: Amount) -> [Payer] {
    isUnclear ? [] : payers.filter { $0.hasPaid && charge.differs(from: $0.paid + $0.adjusted) }
  }
}
