/// What is wrong with a request as it was sent, in words for the person.
struct FormProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// Which kind of answer it deserves.
  enum Kind: Equatable, Sendable {
    /// It cannot be read: 400.
    case malformed
    /// It does not come from a page of this session: 403.
    case forged
    /// It is larger than this address accepts: 413.
    case tooLarge
    /// It is no form at all: 415.
    case unsupported
  }

  var kind: Kind
  var description: String

  /// A problem with its words.
  init(_ description: String, _ kind: Kind = .malformed) {
    self.kind = kind
    self.description = description
  }
}
