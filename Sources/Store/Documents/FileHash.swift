import struct Crypto.SHA256
import Foundation
import Trail

/// The SHA-256 of bytes that come piece by piece.
struct FileHash {
  private var hash = SHA256()

  mutating func update(_ data: Data) { hash.update(data: data) }

  func finish() -> Digest {
    guard let digest = Digest(bytes: Array(hash.finalize())) else { preconditionFailure("a SHA-256 has 32 bytes") }
    return digest
  }
}
