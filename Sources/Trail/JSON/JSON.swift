/// A JSON value of the kind a log may hold: no floating point number and no null, so that every value has one encoding.
///
/// Two values are equal when their canonical encodings are equal byte for byte; Unicode normalisation plays no part.
public enum JSON: Sendable {
  /// An object, its members sorted as RFC 8785 asks.
  case object(Object)
  /// An array, in order.
  case array([JSON])
  /// A string.
  case string(String)
  /// An integer within ±(2⁵³−1), the range that I-JSON (RFC 7493) calls exact.
  case integer(Int64)
  /// A boolean.
  case bool(Bool)

  /// The largest magnitude of an integer: 2⁵³−1.
  public static let largestInteger: Int64 = 9_007_199_254_740_991
  /// The number of objects and arrays that may lie inside one another.
  public static let deepestNesting = 32
  /// The size in bytes beyond which the parser refuses its input: 60 KB.
  public static let largestInput = 60 * 1024
}

extension JSON {
  /// The members when this is an object.
  public var object: Object? { if case .object(let value) = self { value } else { nil } }

  /// The elements when this is an array.
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

  /// The text when this is a string.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The number when this is an integer.
  public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }

  /// The truth value when this is a boolean.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The value of a member when this is an object that has it.
  public subscript(key: String) -> JSON? { object?[key] }
}

extension JSON: Equatable {
  /// Whether both have the same canonical encoding.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    // Swift's own == takes é as one letter and as two for the same, which are different bytes.
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.integer(let left), .integer(let right)): left == right
    case (.bool(let left), .bool(let right)): left == right
    default: false
    }
  }
}
