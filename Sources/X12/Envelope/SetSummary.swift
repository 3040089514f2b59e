/// What a finished transaction set amounted to.
public struct SetSummary: Hashable, Sendable {
  /// The set.
  public var transaction: TransactionSet
  /// From the first byte of ST to the last byte of SE, or of the last segment when SE is missing.
  public var range: ByteRange
  /// Number of segments, ST and SE included.
  public var segments: Int
  /// Number of CLP segments, in 835 sets of any version.
  public var claims: Int
  /// Number of PLB segments, in 835 sets of any version.
  public var providerAdjustments: Int
  /// Whether no error lies inside the set: it may be posted. Its group and interchange have a say too.
  public var intact: Bool
  /// The characters the set is cut by, for cutting a cited range again.
  public var delimiters: Delimiters

  /// Makes a summary.
  public init(
    transaction: TransactionSet, range: ByteRange, segments: Int, claims: Int = 0, providerAdjustments: Int = 0,
    intact: Bool, delimiters: Delimiters = Delimiters()
  ) {
    self.transaction = transaction
    self.range = range
    self.segments = segments
    self.claims = claims
    self.providerAdjustments = providerAdjustments
    self.intact = intact
    self.delimiters = delimiters
  }
}
