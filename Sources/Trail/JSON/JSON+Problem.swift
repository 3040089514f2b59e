extension JSON {
  /// Why a value cannot be written, or bytes cannot be read, as canonical JSON.
  public struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let reason: Reason
    /// Where: the byte offset in the encoding.
    public let offset: Int

    /// What can be wrong.
    public enum Reason: String, Sendable {
      case duplicateKey = "the key occurs twice in its object"
      case integerTooLarge = "the integer lies outside ±(2^53-1)"
      case tooDeep = "more than 32 objects and arrays lie inside one another"
      case tooLarge = "the input is larger than 60 KB"
      case floatingPoint = "a floating point number is not allowed"
      case null = "null is not allowed"
      case notUTF8 = "the text is not UTF-8"
      case notCanonical = "the input is JSON, but not in its canonical form (RFC 8785)"
      case malformed = "the input is not JSON"
      case truncated = "the input ends too early"
    }

    /// One sentence with the place.
    public var description: String { "\(reason.rawValue) (byte \(offset))" }
  }
}
