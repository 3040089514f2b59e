import Crypto

/// An Ed25519 private key with the name that its signatures carry.
public struct SigningKey: Sendable {
  /// The public half, to be handed to verifiers.
  public let verifier: VerifierKey
  private let key: Curve25519.Signing.PrivateKey

  /// The number of bytes of a seed.
  public static let seedLength = 32

  /// The key that follows from 32 secret bytes, or nil when the name has spaces or `+` or the bytes are not 32.
  public init?(name: String, seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let verifier = VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    else { return nil }
    self.key = key
    self.verifier = verifier
  }

  /// The key written by ``secretText``, or nil for any other text.
  public init?(secretText: String) {
    let parts = secretText.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let bytes = [UInt8](base64: parts[4]),
      bytes.first == VerifierKey.ed25519
    else { return nil }
    self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
    guard verifier.idText == parts[3] else { return nil }
  }

  /// The key as text to be kept secret, as Go's `note` package writes it: `PRIVATE+KEY+name+id+base64`.
  public var secretText: String {
    "PRIVATE+KEY+\(verifier.name)+\(verifier.idText)+\(([VerifierKey.ed25519] + key.rawRepresentation).base64)"
  }

  /// The signature over these bytes.
  func sign(_ bytes: [UInt8]) throws(Checkpoint.Problem) -> [UInt8] {
    do { return Array(try key.signature(for: bytes)) } catch { throw .signingFailed }
  }
}
