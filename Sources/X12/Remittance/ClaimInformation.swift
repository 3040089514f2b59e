/// A REF segment.
public struct Reference: Hashable, Sendable {
  /// REF01.
  public var qualifier: String
  /// REF02.
  public var value: String
  /// The REF segment.
  public var range: ByteRange

  /// Makes a reference.
  public init(qualifier: String, value: String, range: ByteRange = ByteRange(start: 0, end: 0)) {
    self.qualifier = qualifier
    self.value = value
    self.range = range
  }
}

/// A DTM segment.
public struct DateReference: Hashable, Sendable {
  /// DTM01, like `232` for the first day of the statement.
  public var qualifier: String
  /// DTM02.
  public var date: CalendarDate
  /// The DTM segment.
  public var range: ByteRange

  /// Makes a date reference.
  public init(qualifier: String, date: CalendarDate, range: ByteRange = ByteRange(start: 0, end: 0)) {
    self.qualifier = qualifier
    self.date = date
    self.range = range
  }
}

/// An AMT segment.
public struct SupplementalAmount: Hashable, Sendable {
  /// AMT01, like `AU` for the amount covered.
  public var qualifier: String
  /// AMT02.
  public var amount: Cents
  /// The AMT segment.
  public var range: ByteRange

  /// Makes a supplemental amount.
  public init(qualifier: String, amount: Cents, range: ByteRange = ByteRange(start: 0, end: 0)) {
    self.qualifier = qualifier
    self.amount = amount
    self.range = range
  }
}

/// A remittance advice remark code (RARC), from LQ, MOA or MIA.
public struct Remark: Hashable, Sendable {
  /// The code, like `N130`.
  public var code: String
  /// The segment that carries it.
  public var segment: ByteRange
  /// Position of the code in that segment.
  public var element: Int

  /// Makes a remark.
  public init(code: String, segment: ByteRange = ByteRange(start: 0, end: 0), element: Int = 2) {
    self.code = code
    self.segment = segment
    self.element = element
  }
}
