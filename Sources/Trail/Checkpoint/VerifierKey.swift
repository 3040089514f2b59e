import Crypto

/// An Ed25519 public key with the name that signatures carry (C2SP signed-note), written `name+id+base64`.
public struct VerifierKey: Hashable, Sendable {
  /// The name, free of spaces and `+`.
  public let name: String
  /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
  public let id: UInt32
  private let publicKey: [UInt8]

  /// The key with these 32 bytes, or nil when name or bytes cannot be those of one.
  public init?(name: String, publicKey: [UInt8]) {
    guard VerifierKey.isName(name), publicKey.count == 32 else { return nil }
    self.name = name
    self.publicKey = publicKey
    let digest = Digest(hashing: Array(name.utf8), [0x0A, VerifierKey.ed25519], publicKey)
    id = UInt32(digest.words.0 >> 32)
  }

  /// Whether the signature was made over these bytes with the key's private half.
  func accepts(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: bytes)
  }

  /// The type byte of Ed25519 in signed notes.
  static let ed25519: UInt8 = 0x01

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 && $0 != "+" }
  }
}

extension VerifierKey: CustomStringConvertible {
  /// The key written `name+id+base64`, or nil for any other text and for an id that is not that of the key.
  public init?(_ text: String) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let key = [UInt8](base64: parts[2]), key.first == VerifierKey.ed25519 else { return nil }
    self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
    guard idText == parts[1] else { return nil }
  }

  /// The key written `name+id+base64`, to be handed to verifiers.
  public var description: String { "\(name)+\(idText)+\(([VerifierKey.ed25519] + publicKey).base64)" }

  /// The id as eight hexadecimal digits.
  var idText: String {
    var digits: [UInt8] = []
    digits.append(hex: UInt64(id), count: 8)
    return String(decoding: digits, as: UTF8.self)
  }

  /// The id as four bytes, most significant first.
  var idBytes: [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: id >> UInt32($0)) }
  }
}
