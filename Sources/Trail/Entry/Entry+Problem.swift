extension Entry {
  /// Why an entry cannot be written, or bytes cannot be read as one.
  public enum Problem: Error, Equatable, CustomStringConvertible {
    /// The bytes, or the payload, are not canonical JSON.
    case notCanonical(JSON.Problem)
    /// The encoding has this many bytes, more than 60 KB.
    case tooLarge(Int)
    /// The bytes are JSON but no object.
    case notAnObject
    /// A field that every entry has is missing.
    case missing(String)
    /// A field that no entry has.
    case unknown(String)
    /// A field whose value is not of its kind: a name is 1 to 200 printable ASCII characters without spaces, a version
    /// counts from 1, a digest is 64 lower-case hexadecimal digits, an empty list is left out.
    case malformed(String)
    /// The encoding has a version that this reader does not know.
    case unknownVersion(Int64)
    /// A first entry of a stream names a previous one, or a later entry names none.
    case previousDoesNotFitStreamVersion

    /// One sentence that names the field.
    public var description: String {
      switch self {
      case .notCanonical(let problem): "the entry is not canonical JSON: \(problem)"
      case .tooLarge(let count): "the entry has \(count) bytes, more than \(Entry.largestEncoding)"
      case .notAnObject: "the entry is not a JSON object"
      case .missing(let field): "the field \"\(field)\" is missing"
      case .unknown(let field): "the field \"\(field)\" is not one that entries have"
      case .malformed(let field): "the field \"\(field)\" is not well formed"
      case .unknownVersion(let version): "the format version \(version) is not known"
      case .previousDoesNotFitStreamVersion:
        "the first entry of a stream names no previous entry, and every later one does"
      }
    }
  }

  /// Checks what holds for every entry whatever its neighbours.
  func check() throws(Problem) {
    let names: [(Field, String?)] = [
      (.origin, origin), (.stream, stream), (.type, type), (.actor, actor), (.actingFor, actingFor), (.cause, cause),
    ]
    for case (let field, let name?) in names where !Entry.isName(name) { throw .malformed(field.rawValue) }
    guard policies.allSatisfy(Entry.isName) else { throw .malformed(Field.policies.rawValue) }
    guard schema >= 1 else { throw .malformed(Field.schema.rawValue) }
    guard streamVersion >= 1 else { throw .malformed(Field.streamVersion.rawValue) }
    guard (streamVersion == 1) == (previous == nil) else { throw .previousDoesNotFitStreamVersion }
  }

  /// Names are opaque: nothing that fits here is a sentence about a patient.
  private static func isName(_ name: String) -> Bool {
    (1...longestName).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
