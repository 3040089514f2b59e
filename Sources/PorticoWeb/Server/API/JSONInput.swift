import Foundation

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

  /// Reads JSON (RFC 8259).
  init(_ bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(JSONInput.self, from: Data(bytes))
    } catch {
      throw FormProblem("The body is no JSON that can be read.")
    }
  }

  subscript(key: String) -> JSONInput? { if case .object(let members) = self { members[key] } else { nil } }
  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  var array: [JSONInput]? { if case .array(let value) = self { value } else { nil } }
}

extension JSONInput: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSONInput].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONInput].self))
    }
  }
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
