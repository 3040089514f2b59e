import Desk
import Trail
import X12

/// A value of the JSON that the command line prints: one line, its keys in the order in which they were given.
///
/// The trail's JSON sorts its keys and knows no null; this one is made for people and scripts to read.
protocol JSONValue {
  /// Appends the value.
  func write(to text: inout String)
}

/// A JSON object with its members in order.
struct JSONObject: JSONValue, ExpressibleByDictionaryLiteral {
  var members: [(key: String, value: any JSONValue)]

  init(dictionaryLiteral elements: (String, any JSONValue)...) {
    members = elements.map { (key: $0.0, value: $0.1) }
  }

  /// The object on one line.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  func write(to text: inout String) {
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

extension String: JSONValue {
  func write(to text: inout String) {
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

extension Int: JSONValue { func write(to text: inout String) { text += description } }
extension Int64: JSONValue { func write(to text: inout String) { text += description } }
extension Bool: JSONValue { func write(to text: inout String) { text += description } }
extension Cents: JSONValue { func write(to text: inout String) { text += value.description } }
extension CalendarDate: JSONValue { func write(to text: inout String) { description.write(to: &text) } }
extension Digest: JSONValue { func write(to text: inout String) { description.write(to: &text) } }
extension CaseID: JSONValue { func write(to text: inout String) { text += description } }
extension ClaimID: JSONValue { func write(to text: inout String) { text += description } }
extension SetID: JSONValue { func write(to text: inout String) { text += description } }

extension Optional: JSONValue where Wrapped: JSONValue {
  func write(to text: inout String) {
    if let self { self.write(to: &text) } else { text += "null" }
  }
}

extension Array: JSONValue where Element: JSONValue {
  func write(to text: inout String) {
    text += "["
    for (index, element) in enumerated() {
      if index > 0 { text += "," }
      element.write(to: &text)
    }
    text += "]"
  }
}
