/// Writes JSON (RFC 8259): objects of texts and numbers, on one line.
enum JSONText {
  static func append(_ text: String, to line: inout String) {
    line.unicodeScalars.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": line += "\\\""
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      // Separators of lines and paragraphs end a line for some readers.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": line += escaped(scalar)
      default: line.unicodeScalars.append(scalar)
      }
    }
    line.unicodeScalars.append("\"")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
