import struct Crypto.HMAC
import struct Crypto.SHA256
import struct Crypto.SymmetricKey
import Foundation
import Trail

/// 32 random bytes that only the two sides know, written in base64url.
struct Secret: Equatable, Sendable {
  private let bytes: [UInt8]

  /// A fresh secret.
  init(using generator: inout some RandomNumberGenerator) { bytes = (0..<32).map { _ in generator.next() } }

  /// A fresh secret from the system's generator.
  static func random() -> Secret {
    var generator = SystemRandomNumberGenerator()
    return Secret(using: &generator)
  }

  /// A secret as it was sent; nil when it is none.
  init?(_ text: String) {
    guard let bytes = bytesOf(base64URL: text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 43 characters.
  var text: String { base64URL(bytes) }

  /// What the store may keep: whoever reads the store cannot make the secret from it.
  var digest: Digest { Digest(hashing: bytes) }

  /// A token for the holder of another secret, which nobody can make without this one.
  func token(for other: Secret) -> String {
    base64URL(Array(HMAC<SHA256>.authenticationCode(for: other.bytes, using: SymmetricKey(data: bytes))))
  }
}

/// Whether the two are the same; the time it takes tells nothing about where they differ.
func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  var difference: UInt8 = 0
  for index in left.indices { difference |= left[index] ^ right[index] }
  return difference == 0
}

/// Bytes in base64url without padding (RFC 4648, section 5).
func base64URL(_ bytes: [UInt8]) -> String {
  var text = Data(bytes).base64EncodedString()
  while text.hasSuffix("=") { text.removeLast() }
  return String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
}

/// The bytes of a base64url text without padding; nil for any text that they would not be written as.
func bytesOf(base64URL text: String) -> [UInt8]? {
  guard text.utf8.count % 4 != 1 else { return nil }
  let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  guard let data = Data(base64Encoded: String(padded.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })) else {
    return nil
  }
  let bytes = Array(data)
  return base64URL(bytes) == text ? bytes : nil
}
