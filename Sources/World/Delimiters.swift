/// The four characters that separate the parts of an X12 interchange.
struct Delimiters: Sendable, Equatable {
  let element: UInt8
  let segment: UInt8
  let component: UInt8
  let repetition: UInt8

  /// Element, segment, component and repetition separator in this order; nil unless they are four different characters.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 4, Set(bytes).count == 4 else { return nil }
    (element, segment, component, repetition) = (bytes[0], bytes[1], bytes[2], bytes[3])
  }

  /// The four that most senders use.
  static let usual: Delimiters = {
    guard let delimiters = Delimiters("*~:^") else { preconditionFailure("four different characters") }
    return delimiters
  }()
}
