import Foundation

/// A reader of the protobuf text format, as far as the published CEL vectors use it.
struct Textproto {
  /// A message: its fields in order, names repeated where the field is.
  struct Message {
    var fields: [(name: String, value: Node)] = []

    func all(_ name: String) -> [Node] { fields.filter { $0.name == name }.map(\.value) }
    func message(_ name: String) -> Message? {
      if case .message(let message)? = all(name).first { message } else { nil }
    }
    func text(_ name: String) -> String? {
      if case .scalar(let bytes)? = all(name).first { String(validating: bytes, as: UTF8.self) } else { nil }
    }
    func messages(_ name: String) -> [Message] {
      all(name).compactMap { if case .message(let message) = $0 { message } else { nil } }
    }
  }

  enum Node {
    /// A string's bytes, or the characters of a number or word.
    case scalar([UInt8])
    case message(Message)
  }

  struct Malformed: Error { let offset: Int }

  private let bytes: [UInt8]
  private var position = 0

  static func read(_ file: URL) throws -> Message {
    var reader = Textproto(bytes: Array(try Data(contentsOf: file)))
    return try reader.message(until: nil)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func peek() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"): position += 1
      case UInt8(ascii: "#"): while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return bytes[position]
      }
    }
    return nil
  }

  private mutating func message(until end: UInt8?) throws -> Message {
    var message = Message()
    while let byte = peek() {
      if byte == end {
        position += 1
        return message
      }
      let name = try word()
      if peek() == UInt8(ascii: ":") { position += 1 }
      if peek() == UInt8(ascii: "[") {
        position += 1
        while peek() != UInt8(ascii: "]") { message.fields.append((name, try value())) }
        position += 1
      } else {
        message.fields.append((name, try value()))
      }
    }
    guard end == nil else { throw Malformed(offset: position) }
    return message
  }

  private mutating func value() throws -> Node {
    switch peek() {
    case UInt8(ascii: "{"):
      position += 1
      return .message(try message(until: UInt8(ascii: "}")))
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      var text: [UInt8] = []
      // Adjacent strings are one.
      while let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") { text += try string(quote) }
      return .scalar(text)
    default: return .scalar(Array(try word().utf8))
    }
  }

  /// A field name, number or word, or an extension name in brackets.
  private mutating func word() throws -> String {
    guard let first = peek() else { throw Malformed(offset: position) }
    let start = position
    if first == UInt8(ascii: "[") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "]") { position += 1 }
      position += 1
    } else {
      while position < bytes.count, bytes[position].isWordByte { position += 1 }
    }
    guard position > start else { throw Malformed(offset: position) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string(_ quote: UInt8) throws -> [UInt8] {
    var text: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != quote {
      if bytes[position] == UInt8(ascii: "\\") {
        text += try escape()
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    position += 1
    return text
  }

  private mutating func escape() throws -> [UInt8] {
    position += 1
    let letter = bytes[position]
    let plain: [Character: UInt8] = [
      "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92, "'": 39, "\"": 34, "?": 63,
    ]
    if let byte = plain[Character(Unicode.Scalar(letter))] {
      position += 1
      return [byte]
    }
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return [UInt8(try digits(3, radix: 8))]
    case UInt8(ascii: "x"):
      position += 1
      return [UInt8(try digits(2, radix: 16))]
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      position += 1
      guard let scalar = Unicode.Scalar(try digits(letter == UInt8(ascii: "u") ? 4 : 8, radix: 16)) else {
        throw Malformed(offset: position)
      }
      return Array(String(Character(scalar)).utf8)
    default: throw Malformed(offset: position)
    }
  }

  private mutating func digits(_ most: Int, radix: Int) throws -> UInt32 {
    var text = ""
    while text.count < most, position < bytes.count {
      let character = Character(Unicode.Scalar(bytes[position]))
      guard let digit = character.hexDigitValue, digit < radix else { break }
      text.append(character)
      position += 1
    }
    guard let value = UInt32(text, radix: radix) else { throw Malformed(offset: position) }
    return value
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
      || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(self)
  }
}
