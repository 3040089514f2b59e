/// Reads JSON (RFC 8259) as strictly as a record deserves: no name twice in an object, no half of a surrogate pair, no
/// deep nesting. What is wrong is told with its byte.
struct JSONReader {
  private let bytes: [UInt8]
  private var offset = 0

  /// The number of objects and arrays that may lie inside one another.
  static let deepest = 32

  /// The value that the bytes are, and nothing after it.
  static func read(_ bytes: [UInt8]) throws(FormProblem) -> JSONInput {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw FormProblem("The body is not in UTF-8.") }
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.flaw("something stands after the end of the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func flaw(_ what: String, at place: Int? = nil) -> FormProblem {
    FormProblem("The body is no JSON that can be read: at byte \(place ?? offset) \(what).")
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(FormProblem) -> JSONInput {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
    default:
      for (word, value) in [("true", JSONInput.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[offset...].starts(with: word.utf8) {
        offset += word.utf8.count
        return value
      }
      throw flaw(next == nil ? "the body ends where a value is expected" : "a value is expected")
    }
  }

  private mutating func object(depth: Int) throws(FormProblem) -> JSONInput {
    try descend(to: depth)
    var members: [String: JSONInput] = [:]
    if skip("}") { return .object(members) }
    repeat {
      skipSpace()
      let start = offset
      guard next == UInt8(ascii: "\"") else { throw flaw("the name of a member is expected, in quotes") }
      let name = try string()
      guard members[name] == nil else { throw flaw("“\(name.prefix(40))” comes a second time", at: start) }
      guard skip(":") else { throw flaw("a colon is expected") }
      members[name] = try value(depth: depth)
    } while skip(",")
    guard skip("}") else { throw flaw("a comma or the end of the object is expected") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(FormProblem) -> JSONInput {
    try descend(to: depth)
    var elements: [JSONInput] = []
    if skip("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth)) } while skip(",")
    guard skip("]") else { throw flaw("a comma or the end of the list is expected") }
    return .array(elements)
  }

  private mutating func descend(to depth: Int) throws(FormProblem) {
    guard depth <= JSONReader.deepest else { throw flaw("more than \(JSONReader.deepest) levels lie in one another") }
    offset += 1
  }
}

extension JSONReader {
  private mutating func number() throws(FormProblem) -> JSONInput {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else {
      throw flaw("a number is expected, without zeros before it", at: start)
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      guard !digits().isEmpty else { throw flaw("a digit is expected") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      guard !digits().isEmpty else { throw flaw("a digit is expected") }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else { throw flaw("the number is too large", at: start) }
    // 7.0 and 7 are the same number (JSON Schema, section 4.2.3).
    return isWhole ? .number(number) : Int64(exactly: number).map { .integer($0) } ?? .number(number)
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let digits = bytes[offset...].prefix { 0x30...0x39 ~= $0 }
    offset = digits.endIndex
    return digits
  }

  private mutating func string() throws(FormProblem) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else {
        throw flaw("a control character must be written as \\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
      }
      offset += 1
      if byte == UInt8(ascii: "\\") { text.append(contentsOf: try escape()) } else { text.append(byte) }
    }
    guard next != nil else { throw flaw("a text begins that does not end", at: start) }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands for the escape whose backslash was just read.
  private mutating func escape() throws(FormProblem) -> [UInt8] {
    guard let byte = next else { throw flaw("the body ends in an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var unit = try codeUnit()
      if 0xD800...0xDBFF ~= unit, bytes[offset...].starts(with: "\\u".utf8) {
        offset += 2
        let low = try codeUnit()
        guard 0xDC00...0xDFFF ~= low else { throw flaw("half of a surrogate pair stands alone") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw flaw("half of a surrogate pair stands alone") }
      return Array(String(Character(scalar)).utf8)
    default: throw flaw("an escape is not known", at: offset - 1)
    }
  }

  private mutating func codeUnit() throws(FormProblem) -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw flaw("four hexadecimal digits are expected") }
    offset += 4
    return unit
  }
}
