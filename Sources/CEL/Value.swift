/// A value that a field is bound to or that a program yields.
public enum Value: Sendable {
  /// True or false.
  case bool(Bool)
  /// A 64-bit signed whole number.
  case int(Int64)
  /// Text; equal only when the code points are equal.
  case string(String)
  /// A list of values of one type.
  case list([Value])
}

extension Value: Hashable {
  /// CEL equality: strings by code point, values of different types never equal.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    // Swift's == ignores normalization; it is a quick filter, the bytes decide.
    case (.string(let left), .string(let right)): left == right && left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)): left == right
    default: false
    }
  }

  /// Hashes the value; equal values hash alike.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .list(let values): hasher.combine(values)
    }
  }
}

extension Value {
  /// CEL order: false before true, numbers by size, strings by code point; values of different types have none.
  func precedes(_ other: Value) -> Bool {
    switch (self, other) {
    case (.bool(let left), .bool(let right)): !left && right
    case (.int(let left), .int(let right)): left < right
    // UTF-8 bytes sort as the code points do.
    case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    default: false
    }
  }

  /// Whether the value, and each element of a list, is of the type.
  func fits(_ type: Type) -> Bool {
    switch (self, type) {
    case (.bool, .bool), (.int, .int), (.string, .string): true
    case (.list(let values), .list(let element)): values.allSatisfy { $0.fits(element) }
    default: false
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as a CEL literal; parsing it gives the value again.
  public var description: String {
    switch self {
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .string(let value): quoted(value)
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    }
  }
}

private func quoted(_ text: String) -> String {
  var literal = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'", "\\": literal += "\\\(scalar)"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "'"
}
