import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt (RFC 7914) under a salt of its own, with the parameters beside it, so that they can grow.
package struct PasswordHash: Equatable, Sendable {
  /// What a guess costs.
  package struct Cost: Equatable, Sendable {
    /// The binary logarithm of N.
    package var log2N: Int
    package var r: Int
    package var p: Int

    /// The cost of new passwords: 32 MB and some 80 ms for each guess.
    package static let current = Cost(log2N: 15, r: 8, p: 1)
    /// What a kept hash may ask for at the most, so that a damaged one cannot stop the server.
    static let most = Cost(log2N: 20, r: 16, p: 4)

    package init(log2N: Int, r: Int, p: Int) {
      self.log2N = log2N
      self.r = r
      self.p = p
    }

    fileprivate var isUsable: Bool {
      1...Cost.most.log2N ~= log2N && 1...Cost.most.r ~= r && 1...Cost.most.p ~= p
    }
  }

  package let cost: Cost
  private let salt: [UInt8]
  private let key: [UInt8]

  /// The most bytes of a password that are looked at.
  package static let longestPassword = 1024

  /// Hashes a password under a fresh salt; takes some 80 ms.
  package init(
    _ password: String, cost: Cost = .current, using generator: inout some RandomNumberGenerator
  ) throws {
    self.cost = cost
    salt = (0..<16).map { _ in generator.next() }
    key = try PasswordHash.derive(password, salt: salt, cost: cost)
  }

  /// Hashes a password under a fresh salt from the system's generator.
  package init(_ password: String, cost: Cost = .current) throws {
    var generator = SystemRandomNumberGenerator()
    try self.init(password, cost: cost, using: &generator)
  }

  /// Whether this is the password. How long that takes does not depend on it.
  package func matches(_ password: String) throws -> Bool {
    equalInConstantTime(try PasswordHash.derive(password, salt: salt, cost: cost), key)
  }

  /// Two ways to type the same characters are the same password (RFC 8265, section 4.2: NFC).
  private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8.prefix(longestPassword))
    let key = try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.log2N, blockSize: cost.r, parallelism: cost.p,
      maxMemory: 128 * cost.r * (1 << cost.log2N) * 2)
    return unsafe key.withUnsafeBytes { unsafe Array($0) }
  }
}

extension PasswordHash {
  /// `$scrypt$ln=15,r=8,p=1$SALT$KEY` in ASCII, salt and key in base64url.
  package var bytes: [UInt8] {
    Array("$scrypt$ln=\(cost.log2N),r=\(cost.r),p=\(cost.p)$\(base64URL(salt))$\(base64URL(key))".utf8)
  }

  /// A kept hash; nil for anything that ``bytes`` would not have written.
  package init?(bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let match = text.wholeMatch(of: /\$scrypt\$ln=([0-9]{1,2}),r=([0-9]{1,2}),p=([0-9]{1,2})\$([^$]+)\$([^$]+)/),
      let log2N = Int(match.1), let r = Int(match.2), let p = Int(match.3),
      let salt = bytesOf(base64URL: String(match.4)), let key = bytesOf(base64URL: String(match.5)),
      salt.count == 16, key.count == 32
    else { return nil }
    cost = Cost(log2N: log2N, r: r, p: p)
    guard cost.isUsable else { return nil }
    self.salt = salt
    self.key = key
  }
}
