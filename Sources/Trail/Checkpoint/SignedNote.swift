/// A text with signatures below it (C2SP signed-note); the text means nothing before ``verify(by:)`` has returned.
struct SignedNote: Equatable, Sendable {
  /// The signed text, its final newline included.
  let text: String
  /// The signatures in their order, those of unknown keys included.
  let signatures: [Signature]

  /// One signature line: who signed, with which key.
  struct Signature: Equatable, Sendable {
    let name: String
    let keyID: [UInt8]
    let bytes: [UInt8]
  }

  /// The largest note in bytes that is read.
  static let largest = 64 * 1024

  /// Signs a text that ends in a newline.
  init(_ text: String, by key: SigningKey) throws(Checkpoint.Problem) {
    self.text = text
    signatures = [
      Signature(name: key.verifier.name, keyID: key.verifier.idBytes, bytes: try key.sign(Array(text.utf8)))
    ]
  }

  /// Reads a note without believing it.
  init(parsing note: String) throws(Checkpoint.Problem) {
    let bytes = Array(note.utf8)
    guard bytes.count <= SignedNote.largest, bytes.last == UInt8(ascii: "\n"),
      bytes.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\n") })
    else { throw .notANote }
    // The last empty line divides text and signatures.
    let newlines = bytes.indices.dropLast().filter { bytes[$0] == UInt8(ascii: "\n") }
    guard let end = newlines.last(where: { bytes[$0 + 1] == UInt8(ascii: "\n") }) else { throw .notANote }
    text = String(decoding: bytes[...end], as: UTF8.self)
    let lines = bytes[(end + 2)...].dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var signatures: [Signature] = []
    for line in lines {
      guard let signature = Signature(line: String(decoding: line, as: UTF8.self)) else { throw .notANote }
      signatures.append(signature)
    }
    self.signatures = signatures
  }

  /// Returns only when the key has signed the text and every signature that claims to be its own is right.
  func verify(by key: VerifierKey) throws(Checkpoint.Problem) {
    let own = signatures.filter { $0.name == key.name && $0.keyID == key.idBytes }
    guard !own.isEmpty else { throw .notSigned(by: key.name) }
    guard own.allSatisfy({ key.accepts($0.bytes, over: Array(text.utf8)) }) else { throw .wrongSignature(by: key.name) }
  }

  /// The note as it is kept and sent.
  var note: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }
}

extension SignedNote.Signature {
  /// A signature written `— name base64`, or nil for any other text.
  init?(line: String) {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "\u{2014}", !parts[1].isEmpty, let bytes = [UInt8](base64: parts[2]),
      bytes.count > 4
    else { return nil }
    self.init(name: String(parts[1]), keyID: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }

  /// The signature written `— name base64`.
  var line: String { "\u{2014} \(name) \((keyID + bytes).base64)" }
}
