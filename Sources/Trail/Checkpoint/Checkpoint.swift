/// What a log was at one moment: its name, its size and its root (C2SP tlog-checkpoint).
public struct Checkpoint: Equatable, Sendable {
  /// The log.
  public let origin: String
  /// The number of entries.
  public let size: Int
  /// The Merkle tree hash of all entries.
  public let root: Digest

  /// A checkpoint of these values.
  public init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The checkpoint of a log that has grown to a frontier.
  public init(origin: String, frontier: MerkleFrontier) {
    self.init(origin: origin, size: frontier.size, root: frontier.root)
  }

  /// The checkpoint as a signed note, to be kept where whoever keeps the log cannot change it.
  public func signed(by key: SigningKey) throws(Problem) -> String {
    guard !origin.isEmpty, origin.unicodeScalars.allSatisfy({ $0.value >= 0x20 }), size >= 0 else {
      throw .notACheckpoint
    }
    return try SignedNote("\(origin)\n\(size)\n\(root.bytes.base64)\n", by: key).note
  }

  /// Reads a signed note, and believes it only with a signature of the key and the origin that were agreed beforehand.
  public init(note: String, by key: VerifierKey, origin: String) throws(Problem) {
    let note = try SignedNote(parsing: note)
    try note.verify(by: key)
    let lines = note.text.utf8.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    // What follows the third line are extensions, which say nothing about the log.
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }), let size = Int(lines[1]), size >= 0,
      String(size) == lines[1], let root = [UInt8](base64: lines[2]).flatMap({ Digest(bytes: $0) })
    else { throw .notACheckpoint }
    guard lines[0].utf8.elementsEqual(origin.utf8) else { throw .otherOrigin(String(lines[0])) }
    self.init(origin: origin, size: size, root: root)
  }

  /// Why a checkpoint cannot be made or believed.
  public enum Problem: Error, Equatable, CustomStringConvertible {
    /// The text does not have the form of a signed note.
    case notANote
    /// The key of this name has not signed the note.
    case notSigned(by: String)
    /// A signature of the key of this name is not one over this text.
    case wrongSignature(by: String)
    /// The signed text does not have the form of a checkpoint.
    case notACheckpoint
    /// The checkpoint is about the log of this origin.
    case otherOrigin(String)
    /// The key could not sign.
    case signingFailed

    /// One sentence for the reader of a verification.
    public var description: String {
      switch self {
      case .notANote: "the text is not a signed note"
      case .notSigned(let name): "the note carries no signature of the expected key \(name)"
      case .wrongSignature(let name): "the signature of \(name) does not belong to this text"
      case .notACheckpoint: "the signed text is not a checkpoint"
      case .otherOrigin(let origin): "the checkpoint is about another log, \(origin)"
      case .signingFailed: "the checkpoint could not be signed"
      }
    }
  }
}
