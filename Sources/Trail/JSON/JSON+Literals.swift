extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  /// An object as written: `["a": 1, "b": "x"]`.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Object(members))
  }

  /// An array as written: `[1, "x", true]`.
  public init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }

  /// A string as written, interpolation included.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// An integer as written.
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }

  /// A boolean as written.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}
