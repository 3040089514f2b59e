extension JSON {
  /// The canonical encoding (RFC 8785).
  public func canonicalBytes() throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    try encode(into: &bytes)
    return bytes
  }

  /// Appends the canonical encoding (RFC 8785); after an error the bytes end in the middle of the value.
  public func encode(into bytes: inout [UInt8]) throws(Problem) {
    try encode(into: &bytes, depth: 0)
  }

  private func encode(into bytes: inout [UInt8], depth: Int) throws(Problem) {
    switch self {
    case .object(let object): try object.encode(into: &bytes, depth: depth + 1)
    case .array(let elements):
      guard depth < JSON.deepestNesting else { throw Problem(reason: .tooDeep, offset: bytes.count) }
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try element.encode(into: &bytes, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string(let text): bytes.appendJSON(text)
    case .integer(let number):
      guard number.magnitude <= JSON.largestInteger.magnitude else {
        throw Problem(reason: .integerTooLarge, offset: bytes.count)
      }
      bytes.append(decimal: number)
    case .bool(let truth): bytes.append(contentsOf: truth ? "true".utf8 : "false".utf8)
    }
  }
}

extension JSON.Object {
  /// Appends the canonical encoding (RFC 8785); after an error the bytes end in the middle of the value.
  public func encode(into bytes: inout [UInt8]) throws(JSON.Problem) {
    try encode(into: &bytes, depth: 1)
  }

  fileprivate func encode(into bytes: inout [UInt8], depth: Int) throws(JSON.Problem) {
    guard depth <= JSON.deepestNesting else { throw JSON.Problem(reason: .tooDeep, offset: bytes.count) }
    bytes.append(UInt8(ascii: "{"))
    var previous: String?
    for member in self {
      if let previous {
        guard !mayRepeat || previous.precedesCanonically(member.key) else {
          throw JSON.Problem(reason: .duplicateKey, offset: bytes.count)
        }
        bytes.append(UInt8(ascii: ","))
      }
      previous = member.key
      bytes.appendJSON(member.key)
      bytes.append(UInt8(ascii: ":"))
      try member.value.encode(into: &bytes, depth: depth)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

extension [UInt8] {
  /// Appends a string with the escapes of RFC 8785, section 3.2.2.2.
  mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    // Escapes are rare: look for one first, and write byte by byte only then.
    let isPlain = text.withUTF8 { bytes in
      guard unsafe !bytes.contains(where: JSON.isEscaped) else { return false }
      unsafe append(contentsOf: bytes)
      return true
    }
    if !isPlain {
      for byte in text.utf8 {
        if let escape = JSON.escape(of: byte) { append(contentsOf: escape.utf8) } else { append(byte) }
      }
    }
    append(UInt8(ascii: "\""))
  }
}

extension JSON {
  /// Whether a byte of a string cannot stand for itself.
  static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// The one escape that a byte of a string is written with, or nil when it stands for itself.
  static func escape(of byte: UInt8) -> String? {
    guard isEscaped(byte) else { return nil }
    return switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
  }
}
