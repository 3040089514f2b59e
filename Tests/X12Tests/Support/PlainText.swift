import Foundation

/// X12 read by nothing but splitting text, to compare with.
struct PlainText {
  let component: Character
  let repetition: Character
  /// Each segment as its identifier and elements.
  let segments: [[String]]

  /// `nil` for what splitting cannot read, like several interchanges.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }, as: UTF8.self)
    let characters = Array(text.unicodeScalars.prefix(106))
    guard text.hasPrefix("ISA"), characters.count == 106 else { return nil }
    let element = Character(characters[3])
    component = Character(characters[104])
    let terminator = Character(characters[105])
    repetition = Character(characters[82])
    // A line feed after a carriage return is one character in Swift.
    segments = text.replacing("\r\n", with: "\n").split(separator: terminator).map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: element, omittingEmptySubsequences: false)
        .map(String.init)
    }
    guard segments.count(where: { $0.first == "ISA" }) == 1 else { return nil }
  }

  /// The segments with this identifier.
  func all(_ id: String) -> [[String]] { segments.filter { $0.first == id } }
}

extension [String] {
  /// An element of a segment, or one of its components; empty where there is none.
  func value(_ element: Int, _ component: Int? = nil, by separator: Character = ":") -> String {
    guard element < count else { return "" }
    guard let component else { return self[element] }
    let parts = self[element].split(separator: separator, omittingEmptySubsequences: false)
    return component <= parts.count ? String(parts[component - 1]) : ""
  }

  /// The hundredths of an amount; `nil` where there is none.
  func cents(_ element: Int) -> Int64? {
    Decimal(string: value(element)).map { NSDecimalNumber(decimal: $0 * 100).int64Value }
  }
}
