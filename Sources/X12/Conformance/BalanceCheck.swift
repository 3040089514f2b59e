/// Adds up what a set says of money: an 835's payment, claims and lines, an 837's charges and what other payers paid.
struct BalanceCheck: Sendable {
  /// Sums of one claim or one service line of a remittance.
  private struct Sums: Sendable {
    var charge = Amount.zero
    var paid = Amount.zero
    var adjusted = Amount.zero
    /// What the patient owes: as the claim says, and by its adjustments.
    var share = Amount.zero
    var owed = Amount.zero
    var isReversal = false
    var place = Place(ordinal: 0, id: "", offset: 0)
    /// Where charge, payment and the patient's share stand.
    var chargeOffset = 0
    var paidOffset = 0
    var shareOffset = 0
    var name = ""
    /// The number of the innermost open loop, of which the path is made when something is told.
    var loop = 0
  }

  private let isRemittance: Bool
  /// The guide of the set, which names its loops.
  var tables: GuideTables
  private var payment = Amount.zero
  private var paymentPlace = Place(ordinal: 0, id: "", offset: 0)
  private var isPayment = false
  private var claimsPaid = Amount.zero
  private var providerAdjusted = Amount.zero
  private var claim: Sums?
  private var line: Sums?
  private var lines = 0
  private var linesCharge = Amount.zero
  private var other: OtherPayers?
  /// What an 837's claims say beside amounts.
  private var claims = ClaimCheck()

  init?(transaction: String, _ tables: GuideTables, level: SNIPLevel) {
    // Lines are counted as the guide wants it; all else lies deeper.
    guard level >= (transaction == "837" ? .guide : .balance) else { return nil }
    self.tables = tables
    switch transaction {
    case "835": isRemittance = true
    case "837": isRemittance = false
    default: return nil
    }
  }

  /// Takes the set's next segment, which stands in the loop of that number.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, loop: Int, _ sink: inout FindingSink) {
    if isRemittance {
      acceptRemittance(segment, code, loop, &sink)
    } else {
      acceptSubmission(segment, code, loop, &sink)
    }
  }

  private mutating func acceptRemittance(
    _ segment: borrowing Segment, _ code: UInt32, _ loop: Int, _ sink: inout FindingSink
  ) {
    switch code {
    case MoneySegment.bpr:
      payment = Amount(segment, 2)
      paymentPlace = Place(ordinal: segment.ordinal, id: "BPR", offset: segment.range(of: 2).start)
      // A notice or a test of the way (BPR01) moves no money.
      isPayment = !["H", "P"].contains(segment.text(1))
      if payment.isNegative {
        report(
          .paymentNegative, paymentPlace, loop: 0, element: 2, offset: paymentPlace.offset,
          "the payment is \(payment), and no payment is below zero. Ask the payer: what the provider owes is carried on in PLB (FB).",
          &sink)
      }
    case MoneySegment.clp:
      endRemitted(&sink)
      claim = Sums(
        charge: Amount(segment, 3), paid: Amount(segment, 4), place: segment.place,
        chargeOffset: segment.range(of: 3).start, paidOffset: segment.range(of: 4).start, name: segment.text(1),
        loop: loop)
      claim?.share = .orNone(segment, 5)
      claim?.shareOffset = segment.range(of: 5).start
      claim?.isReversal = segment.packed(2, component: 0) == Self.reversal
      claimsPaid += claim?.paid ?? .zero
    case MoneySegment.svc:
      endLine(&sink)
      line = Sums(
        charge: Amount(segment, 2), paid: Amount(segment, 3), place: segment.place,
        paidOffset: segment.range(of: 3).start, loop: loop)
      lines += 1
      linesCharge += line?.charge ?? .zero
    case MoneySegment.cas:
      let sum = Amount.sum(ofAdjustments: segment)
      if line != nil { line?.adjusted += sum }
      claim?.adjusted += sum
      if segment.packed(1, component: 0) == Self.patientGroup { claim?.owed += sum }
    case SegmentCode.lx: endRemitted(&sink)
    case MoneySegment.plb:
      endRemitted(&sink)
      for element in [4, 6, 8, 10, 12, 14] { providerAdjusted += .orNone(segment, element) }
    case SegmentCode.se:
      endRemitted(&sink)
      guard isPayment, payment.differs(from: claimsPaid - providerAdjusted) else { return }
      report(
        .balancePayment, paymentPlace, loop: 0, element: 2, offset: paymentPlace.offset,
        "the payment is \(payment), but the claims come to \(claimsPaid) and the adjustments of the provider's balance take off "
          + "\(providerAdjusted), which leaves \(claimsPaid - providerAdjusted). Ask the payer.", &sink)
    default: break
    }
  }

  private mutating func endLine(_ sink: inout FindingSink) {
    guard let open = line else { return }
    line = nil
    guard open.paid.differs(from: open.charge - open.adjusted) else { return }
    report(
      .balanceLine, open.place, loop: open.loop, element: 3, offset: open.paidOffset,
      "charge \(open.charge) less adjustments \(open.adjusted) is \(open.charge - open.adjusted), but \(open.paid) "
        + "was paid. Ask the payer.", &sink)
  }

  private mutating func endRemitted(_ sink: inout FindingSink) {
    endLine(&sink)
    guard let open = claim else { return }
    claim = nil
    if open.paid.differs(from: open.charge - open.adjusted) {
      report(
        .balanceClaim, open.place, loop: open.loop, element: 4, offset: open.paidOffset,
        "claim \(open.name): charge \(open.charge) less adjustments \(open.adjusted) is "
          + "\(open.charge - open.adjusted), but \(open.paid) was paid. Ask the payer.", &sink)
    } else if lines > 0, linesCharge.differs(from: open.charge) {
      report(
        .balanceClaim, open.place, loop: open.loop, element: 3, offset: open.chargeOffset,
        "claim \(open.name): its lines charge \(linesCharge), the claim \(open.charge). Ask the payer.",
        &sink)
    }
    if !open.isReversal, open.owed.differs(from: open.share) {
      report(
        .balancePatient, open.place, loop: open.loop, element: 5, offset: open.shareOffset,
        "claim \(open.name): the patient is said to owe \(open.share), but the adjustments in group PR come to \(open.owed). Ask the payer "
          + "before the patient is billed.", &sink)
    }
    (lines, linesCharge) = (0, .zero)
  }

  /// CLP02 22, and CAS01 PR.
  private static var reversal: UInt64 { 0x3232 }
  private static var patientGroup: UInt64 { 0x5052 }

  private mutating func acceptSubmission(
    _ segment: borrowing Segment, _ code: UInt32, _ loop: Int, _ sink: inout FindingSink
  ) {
    switch code {
    case MoneySegment.clm:
      endSubmitted(&sink)
      claim = Sums(
        charge: Amount(segment, 2), place: segment.place, chargeOffset: segment.range(of: 2).start,
        name: segment.text(1), loop: loop)
      checkSign(segment, 2, loop, &sink)
      other = OtherPayers()
      claims.openClaim()
    case MoneySegment.hi: claims.addCodes(segment, loop, tables, &sink)
    case SegmentCode.lx:
      claims.openLine(segment, loop, tables, &sink)
      openLine(charge: .unknown, &sink)
    case MoneySegment.sv1:
      addLine(segment, 2, loop, &sink)
      claims.checkPointers(segment, 7, most: 12, loop, tables, &sink)
    case MoneySegment.sv3:
      addLine(segment, 2, loop, &sink)
      claims.checkPointers(segment, 11, most: 4, loop, tables, &sink)
    case MoneySegment.sv2: addLine(segment, 3, loop, &sink)
    case SegmentCode.hl, SegmentCode.se: endSubmitted(&sink)
    case MoneySegment.sbr where claim == nil: claims.openSubscriber(segment)
    case MoneySegment.sbr:
      claims.addInsurance(segment, loop, tables, &sink)
      other?.accept(segment, code, loop)
    case MoneySegment.svd:
      checkSign(segment, 2, loop, &sink)
      other?.accept(segment, code, loop)
      if let other, other.isPayerUnknown { tellUnknown(segment, loop, &sink) }
    default: other?.accept(segment, code, loop)
    }
  }

  /// Tells of money that is below zero where none can be.
  private func checkSign(_ segment: borrowing Segment, _ element: Int, _ loop: Int, _ sink: inout FindingSink) {
    let bounds = segment.bounds(element)
    guard !bounds.isEmpty, segment.buffer[bounds.lowerBound] == UInt8(ascii: "-") else { return }
    let amount = Amount(segment, element)
    guard amount.isNegative else { return }
    sink.add(
      .chargeNegative, segment, loop: tables.path(Int32(loop)), element: element,
      "the amount is \(amount), and a claim takes nothing back: to correct one that was sent, replace or void it (CLM05-3)."
    )
  }

  private mutating func addLine(_ segment: borrowing Segment, _ element: Int, _ loop: Int, _ sink: inout FindingSink) {
    checkSign(segment, element, loop, &sink)
    let charge = Amount(segment, element)
    lines += 1
    linesCharge += charge
    openLine(charge: charge, &sink)
  }

  private mutating func openLine(charge: Amount, _ sink: inout FindingSink) {
    tellLine(&sink)
    other?.openLine(charge: charge)
  }

  /// Tells of other payers' decisions that do not come to the charge of the line that ends.
  private func tellLine(_ sink: inout FindingSink) {
    guard let other else { return }
    for decision in other.unbalancedLine {
      report(
        .balanceOtherLine, decision.place, loop: decision.loop, element: 2, offset: decision.offset,
        "the line charges \(other.charge), but what this payer paid and took off (SVD, CAS) comes to \(decision.sum). Copy both "
          + "from that payer's remittance.", &sink)
    }
  }

  private func tellUnknown(_ segment: borrowing Segment, _ loop: Int, _ sink: inout FindingSink) {
    sink.add(
      .otherPayerUnknown, segment, loop: tables.path(Int32(loop)), element: 1,
      "the claim names no other payer \"\(segment.text(1))\". Give the number that stands where the payer is named (loop 2330B, NM109)."
    )
  }

  private mutating func endSubmitted(_ sink: inout FindingSink) {
    guard let open = claim else { return }
    tellLine(&sink)
    if lines > 0, linesCharge.differs(from: open.charge) {
      report(
        .balanceCharge, open.place, loop: open.loop, element: 2, offset: open.chargeOffset,
        "claim \(open.name) charges \(open.charge), but its lines come to \(linesCharge). Correct the total or the lines.",
        &sink)
    }
    if let payers = other {
      for payer in payers.unbalanced(charge: open.charge) {
        report(
          .balanceOtherPayer, payer.place, loop: payer.loop, element: nil, offset: payer.place.offset,
          "claim \(open.name): the other payer's adjustments \(payer.adjusted) and payment \(payer.paid) come to "
            + "\(payer.adjusted + payer.paid), not to the charge \(open.charge). Copy them from that payer's remittance.",
          &sink)
      }
    }
    claim = nil
    other = nil
    (lines, linesCharge) = (0, .zero)
  }

  private func report(
    _ rule: ConformanceRule, _ place: Place, loop: Int, element: Int?, offset: Int, _ text: String,
    _ sink: inout FindingSink
  ) {
    let path = tables.path(Int32(loop))
    sink.add(
      Finding(
        Problem(
          rule: rule.name, severity: rule.severity, segment: place.ordinal, segmentID: place.id, element: element,
          offset: offset, message: FindingSink.place(place.ordinal, place.id, element, nil, path) + text),
        level: rule.level, loop: path, code: rule.code))
  }
}

/// Identifiers of segments that hold amounts.
enum MoneySegment {
  static var bpr: UInt32 { 0x42_5052 }
  static var clp: UInt32 { 0x43_4C50 }
  static var svc: UInt32 { 0x53_5643 }
  static var cas: UInt32 { 0x43_4153 }
  static var plb: UInt32 { 0x50_4C42 }
  static var clm: UInt32 { 0x43_4C4D }
  static var sv1: UInt32 { 0x53_5631 }
  static var sv2: UInt32 { 0x53_5632 }
  static var sv3: UInt32 { 0x53_5633 }
  static var sbr: UInt32 { 0x53_4252 }
  static var amt: UInt32 { 0x41_4D54 }
  static var svd: UInt32 { 0x53_5644 }
  static var nm1: UInt32 { 0x4E_4D31 }
  static var hi: UInt32 { 0x4849 }
}
