/// Puts the segments of one 835 together: header, claims with their lines, provider adjustments.
struct RemittanceAssembler: Sendable {
  let limits: Limits
  var header = RemittanceHeader()
  /// Whether the header was told, which happens before the first claim.
  var isHeaderTold = false
  /// REF02 of the payer's REF*2U.
  var payerReference = ""
  var claim: RemittedClaim?
  var claims = 0
  var providerAdjustments = 0
  var balance = TransactionBalance()
  /// Claims, lines and payments that did not add up so far.
  var imbalances = 0
  /// Where BPR, the open claim's CLP and its SVCs stand among the segments of the document.
  var bprOrdinal = 0
  var clpOrdinal = 0
  var lineOrdinals: [Int] = []
  /// Segments of the open claim, for ``Limits/claimSegments``.
  var claimSegments = 0

  init(limits: Limits) { self.limits = limits }

  /// Whether a claim is open, so that a lost segment may be a piece of it.
  var isInClaim: Bool { if case .some = claim { true } else { false } }

  /// Takes the next segment of the body; `code` is its identifier in upper case.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout EventSink) {
    guard let name = RemittanceSegment(rawValue: code) else {
      sink.report(
        "SEGMENT-UNKNOWN", .error, segment,
        "unrecognised segment: an 835 has no segment of this name. It was left out; ask the payer what was meant.")
      return
    }
    switch name {
    case .clp:
      closeClaim(&sink)
      tellHeader(at: segment.place, &sink)
      openClaim(segment, &sink)
    case .plb:
      closeClaim(&sink)
      tellHeader(at: segment.place, &sink)
      readProviderAdjustment(segment, &sink)
    case .lx, .ts3, .ts2:
      closeClaim(&sink)
      tellHeader(at: segment.place, &sink)
    default:
      if isInClaim { readClaimPart(segment, name, &sink) } else { readHeader(segment, name, &sink) }
    }
  }

  /// Ends the set at its trailer, or at its last segment when it has none.
  mutating func finish(at place: Place, _ sink: inout EventSink) {
    closeClaim(&sink)
    tellHeader(at: place, &sink)
    weighSet(&sink)
    if claims == 0, providerAdjustments == 0 {
      sink.reportMissing(
        "835-EMPTY", at: place,
        "a remittance that should hold claims holds none: neither a claim (CLP) nor a provider adjustment (PLB) was found. "
          + "Ask the payer for the file again.")
    }
  }
}
