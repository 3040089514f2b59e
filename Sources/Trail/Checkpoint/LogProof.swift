/// The proof, complete in itself, that an entry is part of a log (C2SP tlog-proof): what an audit packet carries.
public struct LogProof: Equatable, Sendable {
  /// The position of the entry, from 0.
  public let index: Int
  /// The hashes that lead from the entry's leaf to the root of the checkpoint, the leaf's sibling first.
  public let path: [Digest]
  /// The signed note of the checkpoint, verbatim.
  public let checkpoint: String

  private static let header = "c2sp.org/tlog-proof@v1"

  /// A proof that joins an inclusion proof with the signed checkpoint of the same size.
  public init(_ inclusion: InclusionProof, checkpoint: String) {
    index = inclusion.index
    path = inclusion.path
    self.checkpoint = checkpoint
  }

  /// Reads a proof without believing it, or nil for any text that is not one; extra data is skipped.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= SignedNote.largest,
      let end = bytes.indices.dropLast().first(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A })
    else { return nil }
    var lines = bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }[...]
    guard lines.popFirst() == LogProof.header else { return nil }
    if lines.first?.hasPrefix("extra ") == true { lines.removeFirst() }
    guard let line = lines.popFirst(), line.hasPrefix("index "), let index = Int(line.dropFirst(6)),
      index >= 0, line == "index \(index)"
    else { return nil }
    let path = lines.compactMap { [UInt8](base64: $0).flatMap { Digest(bytes: $0) } }
    guard path.count == lines.count else { return nil }
    self.index = index
    self.path = path
    checkpoint = String(decoding: bytes[(end + 2)...], as: UTF8.self)
  }

  /// The proof as it is kept and sent, by custom in a file `*.tlog-proof`.
  public var text: String {
    let lines = [LogProof.header, "index \(index)"] + path.map(\.bytes.base64)
    return lines.joined(separator: "\n") + "\n\n" + checkpoint
  }

  /// Whether the log that key and origin stand for holds exactly these bytes at the index; throws when the checkpoint
  /// itself cannot be believed.
  public func proves(_ entry: [UInt8], by key: VerifierKey, origin: String) throws(Checkpoint.Problem) -> Bool {
    let checkpoint = try Checkpoint(note: checkpoint, by: key, origin: origin)
    return InclusionProof(index: index, size: checkpoint.size, path: path).proves(.leaf(entry), under: checkpoint.root)
  }
}
