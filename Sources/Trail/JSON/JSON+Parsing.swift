extension JSON {
  /// Reads canonical JSON (RFC 8785); anything that would be encoded to other bytes is refused.
  public init(canonical bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= JSON.largestInput else { throw Problem(reason: .tooLarge, offset: JSON.largestInput) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let repaired = String(decoding: bytes, as: UTF8.self).utf8
      throw Problem(reason: .notUTF8, offset: zip(repaired, bytes).prefix { $0 == $1 }.count)
    }
    var parser = CanonicalParser(bytes: bytes)
    self = try parser.value(depth: 0)
    guard parser.offset == bytes.count else { throw parser.problem(.malformed) }
  }
}

/// Walks once over bytes that are known to be UTF-8; every rule is checked where it applies, so that a problem has its
/// place.
private struct CanonicalParser {
  let bytes: [UInt8]
  var offset = 0

  func problem(_ reason: JSON.Problem.Reason) -> JSON.Problem {
    guard offset < bytes.count else { return JSON.Problem(reason: .truncated, offset: bytes.count) }
    let isSpace = [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset])
    return JSON.Problem(reason: reason == .malformed && isSpace ? .notCanonical : reason, offset: offset)
  }

  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  mutating func value(depth: Int) throws(JSON.Problem) -> JSON {
    switch next ?? 0 {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return .bool(try word("true", means: true))
    case UInt8(ascii: "f"): return .bool(try word("false", means: false))
    case UInt8(ascii: "n"): throw problem(.null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
    default: throw problem(.malformed)
    }
  }

  mutating func word(_ word: String, means truth: Bool) throws(JSON.Problem) -> Bool {
    guard bytes[offset...].starts(with: word.utf8) else { throw problem(.malformed) }
    offset += word.utf8.count
    return truth
  }

  mutating func object(depth: Int) throws(JSON.Problem) -> JSON.Object {
    guard depth <= JSON.deepestNesting else { throw problem(.tooDeep) }
    offset += 1
    var members: [JSON.Member] = []
    if skip("}") { return JSON.Object(sorted: []) }
    repeat {
      let start = offset
      let key = try string()
      if let last = members.last?.key, !last.precedesCanonically(key) {
        throw JSON.Problem(reason: key.precedesCanonically(last) ? .notCanonical : .duplicateKey, offset: start)
      }
      guard skip(":") else { throw problem(.malformed) }
      members.append(JSON.Member(key: key, value: try value(depth: depth)))
    } while skip(",")
    guard skip("}") else { throw problem(.malformed) }
    return JSON.Object(sorted: members)
  }

  mutating func array(depth: Int) throws(JSON.Problem) -> [JSON] {
    guard depth <= JSON.deepestNesting else { throw problem(.tooDeep) }
    offset += 1
    var elements: [JSON] = []
    if skip("]") { return [] }
    repeat { elements.append(try value(depth: depth)) } while skip(",")
    guard skip("]") else { throw problem(.malformed) }
    return elements
  }

  mutating func integer() throws(JSON.Problem) -> Int64 {
    let start = offset
    _ = skip("-")
    let digits = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    offset = digits.endIndex
    guard let first = digits.first else { throw problem(.malformed) }
    if next == UInt8(ascii: ".") || next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      throw JSON.Problem(reason: .floatingPoint, offset: start)
    }
    if first == UInt8(ascii: "0"), offset - start > 1 { throw JSON.Problem(reason: .notCanonical, offset: start) }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let number = Int64(text), number.magnitude <= JSON.largestInteger.magnitude else {
      throw JSON.Problem(reason: .integerTooLarge, offset: start)
    }
    return number
  }

  mutating func string() throws(JSON.Problem) -> String {
    guard skip("\"") else { throw problem(.malformed) }
    let start = offset
    var unescaped: [UInt8]?
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        if unescaped == nil { unescaped = Array(bytes[start..<offset]) }
        unescaped?.append(try escaped())
      } else {
        guard byte >= 0x20 else { throw problem(.malformed) }
        unescaped?.append(byte)
        offset += 1
      }
    }
    let raw = bytes[start..<offset]
    guard skip("\"") else { throw problem(.truncated) }
    return unescaped.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: raw, as: UTF8.self)
  }

  /// The byte that an escape stands for; only the escapes that RFC 8785 writes are known.
  mutating func escaped() throws(JSON.Problem) -> UInt8 {
    let rest = bytes[offset...]
    for byte in CanonicalParser.escapable {
      if let escape = JSON.escape(of: byte), rest.starts(with: escape.utf8) {
        offset += escape.utf8.count
        return byte
      }
    }
    throw problem(.notCanonical)
  }

  static let escapable = Array(UInt8(0)..<0x20) + [UInt8(ascii: "\""), UInt8(ascii: "\\")]
}
