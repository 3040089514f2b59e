import CPrinting

/// The fonts of one document.
@safe final class Fonts {
  fileprivate let pointer: OpaquePointer

  init() {
    guard let pointer = unsafe printing_fonts_new() else { preconditionFailure("fonts are made or the process ends") }
    unsafe self.pointer = pointer
  }

  deinit { unsafe printing_fonts_free(pointer) }
}

/// A typeface with a size in points.
enum TypeStyle: String {
  case letterhead = "DejaVu Serif Bold 15"
  case heading = "DejaVu Sans Bold 12"
  case body = "DejaVu Serif 10.5"
  case label = "DejaVu Sans Bold 9"
  case value = "DejaVu Sans 9.5"
  case note = "DejaVu Sans 8"
  case original = "DejaVu Sans Mono 8"

  /// Whether a line may end within a word: what is quoted byte by byte has no words.
  var breaksWords: Bool { self == .original }
}

/// A text broken into lines of a width, each of which can be put on a page.
@safe final class TextBlock {
  let pointer: OpaquePointer
  let heights: [Double]
  /// A text lives in the fonts that it is set in.
  private let fonts: Fonts

  /// Sets a text.
  ///
  /// - Throws: `LetterProblem.noFont` with the first character that no font has.
  init(
    _ text: String, _ style: TypeStyle, width: Double, toTheRight: Bool = false, fonts: Fonts
  ) throws(LetterProblem) {
    let bytes = Array(TextBlock.printable(text).utf8)
    let made = unsafe bytes.withUnsafeBytes { buffer in
      unsafe printing_text_new(
        fonts.pointer, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, style.rawValue, width,
        style.breaksWords, toTheRight)
    }
    guard let pointer = unsafe made else { preconditionFailure("a text is set or the process ends") }
    unsafe self.pointer = pointer
    self.fonts = fonts
    heights = unsafe (0..<printing_text_lines(pointer)).map { unsafe printing_text_line_height(pointer, $0) }
    let missing = unsafe printing_text_missing(pointer)
    if missing >= 0 {
      let rest = String(decoding: bytes[min(missing, bytes.count)...], as: UTF8.self)
      let character = rest.first.map { "“\($0)” (\($0.codePoints))" } ?? "one of its characters"
      throw .noFont(characters: character)
    }
  }

  deinit { unsafe printing_text_free(pointer) }

  var height: Double { heights.reduce(0, +) }

  /// The text without control characters, which would be shown as boxes; a page break is a line break.
  private static func printable(_ text: String) -> String {
    var lines = ""
    for character in text {
      switch character {
      case "\r\n", "\r", "\u{0C}", "\u{0B}", "\u{85}": lines.append("\n")
      case "\t": lines.append("    ")
      case "\n": lines.append("\n")
      default:
        let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        lines.append(isControl ? "·" : character)
      }
    }
    return lines
  }
}

extension Character {
  /// `U+738B`.
  fileprivate var codePoints: String {
    unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }.joined(separator: " ")
  }
}
