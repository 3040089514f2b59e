/// Markup, as the bytes that go to the browser.
///
/// Only the source text of the product is trusted: a literal is a `StaticString`, so nothing that exists at run time
/// can become markup. `\(text)` is escaped, `\(html)` nests as it is.
struct HTML: Equatable, Sendable {
  /// UTF-8, ready to send.
  private(set) var bytes: [UInt8] = []

  /// No markup at all.
  static let nothing = HTML()

  private init() {}

  /// Appends markup as it is.
  mutating func append(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

  /// Appends text in which every character with a meaning in HTML, inside an element or a quoted attribute, is escaped.
  mutating func append(escaping text: some StringProtocol) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)  // HTML has no way to write U+0000.
      default: bytes.append(byte)
      }
    }
  }

  fileprivate mutating func append(trusted literal: StaticString) {
    literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Pieces of markup, one after the other.
  init(_ pieces: some Sequence<HTML>) {
    for piece in pieces { append(piece) }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// Trusts a literal of the source text.
  init(stringLiteral literal: StaticString) { append(trusted: literal) }

  /// The markup that an interpolated literal has built.
  init(stringInterpolation: Interpolation) { self = stringInterpolation.html }

  /// Builds markup from the pieces of an interpolated literal.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = HTML.nothing

    /// Makes room for the literal and for values of a usual length.
    init(literalCapacity: Int, interpolationCount: Int) {
      html.bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    /// Trusts a piece of the source text.
    mutating func appendLiteral(_ literal: StaticString) { html.append(trusted: literal) }

    /// Escapes text.
    mutating func appendInterpolation(_ text: some StringProtocol) { html.append(escaping: text) }

    /// Escapes what a plain value is called.
    mutating func appendInterpolation(_ value: some PlainText) { html.append(escaping: value.description) }

    /// Nests markup.
    mutating func appendInterpolation(_ nested: HTML) { html.append(nested) }

    /// Nests markup where there is some.
    mutating func appendInterpolation(_ nested: HTML?) {
      if let nested { html.append(nested) }
    }

    /// Nests pieces of markup one after the other.
    mutating func appendInterpolation(_ nested: [HTML]) {
      for piece in nested { html.append(piece) }
    }

    /// Nests markup when the condition holds.
    mutating func appendInterpolation(if condition: Bool, _ nested: @autoclosure () -> HTML) {
      if condition { html.append(nested()) }
    }
  }
}
