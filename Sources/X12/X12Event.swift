/// What a ``X12Reader`` tells, in the order of the document.
public enum X12Event: Hashable, Sendable {
  /// An ISA header was read.
  case interchangeOpened(Interchange)
  /// A GS header was read.
  case groupOpened(FunctionalGroup)
  /// An ST header was read; `support` says what will follow.
  case setOpened(TransactionSet)
  /// Everything of a remittance (835) before its first claim; comes once in each supported set.
  case remittance(RemittanceHeader)
  /// A whole claim of a remittance with its service lines.
  case claim(RemittedClaim)
  /// One PLB segment.
  case providerAdjustment(ProviderAdjustment)
  /// Everything of a claim file (837) before its first level; comes once in each supported set.
  case submission(SubmissionHeader)
  /// A whole claim of a claim file with its service lines.
  case submittedClaim(SubmittedClaim)
  /// What a payer's front end says about one claim (277CA).
  case claimStatus(ClaimStatusNotice)
  /// What a receiver found wrong with the form of a group (999).
  case functionalAcknowledgement(FunctionalAcknowledgement)
  /// The set has ended, by its SE or by whatever came instead of it.
  case setClosed(SetSummary)
  /// The group has ended; not `intact` when its own envelope is broken, whatever its sets say. `sets` is what its trailer counts
  /// (GE01), and what was read where no trailer says.
  case groupClosed(intact: Bool, sets: Int, range: ByteRange)
  /// The interchange has ended; not `intact` when its own envelope is broken, whatever its groups say.
  case interchangeClosed(intact: Bool, groups: Int, range: ByteRange)
  /// A TA1 segment.
  case acknowledgement(InterchangeAcknowledgement)
  /// Something wrong or unusual.
  case problem(Problem)
}
