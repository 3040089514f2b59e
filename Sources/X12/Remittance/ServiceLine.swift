/// One service of a claim as the payer decided it (835 loop 2110).
public struct ServiceLine: Hashable, Sendable {
  /// From the first byte of SVC to the last byte of the line's last segment.
  public var range: ByteRange
  /// The SVC segment.
  public var svc: ByteRange
  /// Position among the lines of its claim, from 1.
  public var ordinal: Int
  /// SVC01-1, the code list of the procedure: `HC`, `NU`, `AD`, `N4` and so on.
  public var qualifier: String
  /// SVC01-2, the procedure that was decided.
  public var procedure: String
  /// SVC01-3 to SVC01-6.
  public var modifiers: [String]
  /// SVC04, the revenue code.
  public var revenueCode: String
  /// SVC02, what was charged.
  public var charge: Cents
  /// SVC03, what was paid.
  public var paid: Cents
  /// SVC05, units paid, as written; empty means 1.
  public var units: String
  /// SVC06, the procedure that was submitted when it differs, as written.
  public var originalProcedure: String
  /// DTM*472 or DTM*150.
  public var serviceFrom: CalendarDate?
  /// DTM*472 or DTM*151.
  public var serviceThrough: CalendarDate?
  /// REF*6R, the provider's own number for the line.
  public var lineControlNumber: String?
  /// CAS triples of the line.
  public var adjustments: [Adjustment]
  /// LQ*HE codes.
  public var remarks: [Remark]

  /// Makes a service line.
  public init(
    range: ByteRange = ByteRange(start: 0, end: 0), svc: ByteRange = ByteRange(start: 0, end: 0), ordinal: Int = 1,
    qualifier: String = "HC", procedure: String, modifiers: [String] = [], revenueCode: String = "", charge: Cents,
    paid: Cents, units: String = "", originalProcedure: String = "", serviceFrom: CalendarDate? = nil,
    serviceThrough: CalendarDate? = nil, lineControlNumber: String? = nil, adjustments: [Adjustment] = [],
    remarks: [Remark] = []
  ) {
    self.range = range
    self.svc = svc
    self.ordinal = ordinal
    self.qualifier = qualifier
    self.procedure = procedure
    self.modifiers = modifiers
    self.revenueCode = revenueCode
    self.charge = charge
    self.paid = paid
    self.units = units
    self.originalProcedure = originalProcedure
    self.serviceFrom = serviceFrom
    self.serviceThrough = serviceThrough
    self.lineControlNumber = lineControlNumber
    self.adjustments = adjustments
    self.remarks = remarks
  }
}
