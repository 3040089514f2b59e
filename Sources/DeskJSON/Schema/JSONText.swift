/// A value of the JSON that programs read: one line, the keys of an object in the order in which they were given.
///
/// The trail's JSON sorts its keys and knows no null; this one is made for people and scripts.
package protocol JSONValue {
  /// Appends the value.
  func write(to text: inout String)
}

extension JSONValue {
  /// The value on one line.
  package var jsonText: String {
    var text = ""
    write(to: &text)
    return text
  }
}

/// A JSON object with its members in order, for what has no view of its own.
package struct JSONObject: JSONValue, ExpressibleByDictionaryLiteral {
  package var members: [(key: String, value: any JSONValue)]

  /// An object of members in order.
  package init(_ members: [(key: String, value: any JSONValue)]) { self.members = members }

  /// An object as written: `["a": 1, "b": "x"]`.
  package init(dictionaryLiteral elements: (String, any JSONValue)...) {
    members = elements.map { (key: $0.0, value: $0.1) }
  }

  package func write(to text: inout String) {
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      member.key.write(to: &text)
      text += ":"
      member.value.write(to: &text)
    }
    text += "}"
  }
}

extension JSONObject {
  /// Adds a member at the end.
  package mutating func append(_ key: String, _ value: any JSONValue) { members.append((key: key, value: value)) }
}

extension String: JSONValue {
  package func write(to text: inout String) {
    text += "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension Int: JSONValue { package func write(to text: inout String) { text += description } }
extension Int64: JSONValue { package func write(to text: inout String) { text += description } }
extension Bool: JSONValue { package func write(to text: inout String) { text += description } }

extension Optional: JSONValue where Wrapped: JSONValue {
  package func write(to text: inout String) {
    if let self { self.write(to: &text) } else { text += "null" }
  }
}

extension Array: JSONValue where Element: JSONValue {
  package func write(to text: inout String) {
    text += "["
    for (index, element) in enumerated() {
      if index > 0 { text += "," }
      element.write(to: &text)
    }
    text += "]"
  }
}
