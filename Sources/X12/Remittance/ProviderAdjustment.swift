/// Money moved outside any claim (PLB): recoveries, interest, forwarded balances.
public struct ProviderAdjustment: Hashable, Sendable {
  /// One reason and amount of a PLB segment.
  public struct Item: Hashable, Sendable {
    /// First component of PLB03 and its like: `WO`, `FB`, `L6` and so on.
    public var reason: String
    /// Second component: the payer's reference.
    public var reference: String
    /// The amount; positive takes money away.
    public var amount: Cents
    /// Position of the amount in the segment: 4, 6, 8, 10, 12 or 14.
    public var element: Int

    /// Makes an item.
    public init(reason: String, reference: String = "", amount: Cents, element: Int = 4) {
      self.reason = reason
      self.reference = reference
      self.amount = amount
      self.element = element
    }
  }

  /// The PLB segment.
  public var range: ByteRange
  /// PLB01, the provider.
  public var provider: String
  /// PLB02, the last day of the provider's fiscal year.
  public var fiscalDate: CalendarDate?
  /// The up to six pairs of reason and amount.
  public var items: [Item]

  /// Makes a provider adjustment.
  public init(
    range: ByteRange = ByteRange(start: 0, end: 0), provider: String, fiscalDate: CalendarDate? = nil,
    items: [Item] = []
  ) {
    self.range = range
    self.provider = provider
    self.fiscalDate = fiscalDate
    self.items = items
  }
}
