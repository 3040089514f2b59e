/// Bytes kept outside the log, of which an entry holds only SHA-256(salt ‖ bytes).
///
/// Whoever has salt and bytes can prove what the entry meant; once both are deleted the digest tells nothing.
public struct Sealed: Equatable, Sendable {
  /// 16 random bytes, so that a short text cannot be guessed from its digest.
  public let salt: [UInt8]
  /// What is sealed.
  public let bytes: [UInt8]

  /// The number of bytes of a salt.
  public static let saltLength = 16

  /// Seals bytes under a salt of 16 bytes drawn from a generator.
  public init(_ bytes: [UInt8], using generator: inout some RandomNumberGenerator) {
    salt = (0..<Sealed.saltLength).map { _ in generator.next() }
    self.bytes = bytes
  }

  /// Bytes with their salt as they were kept; fails unless they are those that the digest was made of.
  public init(_ bytes: [UInt8], salt: [UInt8], sealedAs digest: Digest) throws(Problem) {
    // With a salt of another length, bytes could move over from one side to the other.
    guard salt.count == Sealed.saltLength else { throw .wrongSaltLength(salt.count, of: digest) }
    self.salt = salt
    self.bytes = bytes
    guard self.digest == digest else { throw .differs(from: digest) }
  }

  /// SHA-256(salt ‖ bytes), which is what an entry holds.
  public var digest: Digest { Digest(hashing: salt, bytes) }

  /// Why kept bytes do not prove what a digest stands for.
  public enum Problem: Error, Equatable, CustomStringConvertible {
    /// The salt is not 16 bytes long.
    case wrongSaltLength(Int, of: Digest)
    /// The salt or the bytes are not those that were sealed.
    case differs(from: Digest)

    /// One sentence that names the digest.
    public var description: String {
      switch self {
      case .wrongSaltLength(let length, let digest): "the salt of sealed text \(digest) is \(length) bytes long, not 16"
      case .differs(let digest): "the text kept for \(digest) is not the text that was sealed"
      }
    }
  }
}
