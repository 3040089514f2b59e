/// Why a letter could not be made, in words for the person who wants it.
package enum LetterProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// No font of this machine has these characters; a letter with boxes in place of a name must not go out.
  case noFont(characters: String)
  /// An attached file cannot be put into the letter.
  case unusable(file: String, why: String)
  /// The library that writes the file has failed.
  case notWritten(String)

  package var description: String {
    switch self {
    case .noFont(let characters):
      "No font on this machine has \(characters). Install one (Debian: fonts-droid-fallback, or fonts-noto for every "
        + "script), then try again."
    case .unusable(let file, let why): "“\(file)” cannot be part of the letter: \(why)."
    case .notWritten(let why): "The PDF could not be written: \(why)."
    }
  }
}
