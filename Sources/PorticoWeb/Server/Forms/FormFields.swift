/// The named values of a form or a query, in the order in which they were sent.
struct FormFields: Equatable, Sendable {
  private var pairs: [Pair] = []

  private struct Pair: Equatable, Sendable {
    var name: String
    var value: String
  }

  /// No values.
  init() {}

  /// Adds a value.
  mutating func append(_ name: String, _ value: String) { pairs.append(Pair(name: name, value: value)) }

  /// The names in the order in which they were sent, each as often as it was.
  var names: [String] { pairs.map(\.name) }

  /// The first value of that name.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Every value of that name.
  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// What was written under these names, as far as something was.
  func texts(_ names: [String]) -> [String] { names.compactMap { text($0) } }

  /// The first value of that name with lines ended by LF and without space around it; nil when nothing is left.
  func text(_ name: String) -> String? {
    guard let value = self[name] else { return nil }
    var lines = ""
    for character in value { lines.append(character == "\r\n" || character == "\r" ? "\n" : character) }
    guard let start = lines.firstIndex(where: { !$0.isWhitespace }),
      let end = lines.lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    return String(lines[start...end])
  }
}

extension FormFields {
  /// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1); text that is no UTF-8 is repaired.
  init(urlEncoded bytes: some Sequence<UInt8>) {
    for piece in Array(bytes).split(separator: UInt8(ascii: "&")) {
      let halves = piece.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      append(FormFields.decoded(halves[0]), halves.count > 1 ? FormFields.decoded(halves[1]) : "")
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
        let low = hex(bytes[index + 2])
      {
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
