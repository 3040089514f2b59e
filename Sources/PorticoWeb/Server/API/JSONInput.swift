/// A JSON value that somebody sent.
enum JSONInput: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A number that is not whole, or too large.
  case number(Double)
  case string(String)
  case array([JSONInput])
  case object([String: JSONInput])

  subscript(key: String) -> JSONInput? { if case .object(let members) = self { members[key] } else { nil } }
  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  var array: [JSONInput]? { if case .array(let value) = self { value } else { nil } }
}

extension FormFields {
  /// The texts and numbers of an object, as a form would send them.
  init(_ input: JSONInput) {
    self.init()
    guard case .object(let members) = input else { return }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .string(let text): append(name, text)
      case .integer(let number): append(name, number.description)
      case .bool(let truth): append(name, truth.description)
      case .null, .number, .array, .object: break
      }
    }
  }
}
