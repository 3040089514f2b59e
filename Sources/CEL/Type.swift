/// The type of a CEL expression or of a declared variable.
public indirect enum Type: Sendable, Hashable {
  /// True or false.
  case bool
  /// A 64-bit signed whole number.
  case int
  /// Text, compared code point by code point without Unicode normalization.
  case string
  /// A list whose elements share one type.
  case list(Type)
  /// A record with a name for messages and typed fields.
  case object(String, [String: Type])
  /// The element type of `[]`: it has no values and fits every type.
  case nothing
}

extension Type: CustomStringConvertible {
  /// The type in CEL's own notation, such as `list(string)`.
  public var description: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .string: "string"
    case .list(let element): "list(\(element))"
    case .object(let name, _): name
    case .nothing: "nothing"
    }
  }
}

extension Type {
  /// The type as a sentence would put it, for people who do not program.
  var inWords: String {
    switch self {
    case .bool: "true or false (bool)"
    case .int: "a whole number (int)"
    case .string: "text (string)"
    case .list(.nothing): "an empty list"
    case .list: "a list (\(self))"
    case .object(let name, _): "a record (\(name))"
    case .nothing: "nothing"
    }
  }

  /// The type both sides fit, or nil when no value could ever be of both types.
  func unified(with other: Type) -> Type? {
    switch (self, other) {
    case (.nothing, _): other
    case (_, .nothing): self
    case (.list(let left), .list(let right)): left.unified(with: right).map(Type.list)
    default: self == other ? self : nil
    }
  }

  /// Whether `==` and `in` are defined: records are compared field by field in the source, never whole.
  var isEquatable: Bool {
    switch self {
    case .bool, .int, .string, .nothing: true
    case .list(let element): element.isEquatable
    case .object: false
    }
  }

  /// Whether `<`, `<=`, `>` and `>=` are defined.
  var isOrdered: Bool {
    switch self {
    case .bool, .int, .string: true
    case .list, .object, .nothing: false
    }
  }
}
