/// One triple of a CAS segment: why the payment differs from the charge, and by how much.
public struct Adjustment: Hashable, Sendable {
  /// CAS01, who carries the money: `CO`, `PR`, `OA` or `PI`.
  public var group: String
  /// The claim adjustment reason code (CARC).
  public var reason: String
  /// The amount; positive lowers the payment.
  public var amount: Cents
  /// The quantity, as written.
  public var quantity: String?
  /// The CAS segment.
  public var segment: ByteRange
  /// Which of the segment's six triples this is, 0 to 5.
  public var triple: Int

  /// Makes an adjustment.
  public init(
    group: String, reason: String, amount: Cents, quantity: String? = nil,
    segment: ByteRange = ByteRange(start: 0, end: 0), triple: Int = 0
  ) {
    self.group = group
    self.reason = reason
    self.amount = amount
    self.quantity = quantity
    self.segment = segment
    self.triple = triple
  }

  /// Position of the amount in the CAS segment: 3, 6, 9, 12, 15 or 18.
  public var amountElement: Int { 3 + 3 * triple }
}
