/// One line of a guide or of the dictionary: its indentation and what stands on it.
struct GuideLine {
  var file: String
  var number: Int
  var indent: Int
  var text: Substring

  /// The lines of a file that say something; `#` begins a remark.
  static func lines(of text: String, file: String) -> [GuideLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let kept = line.prefix { $0 != "#" }
      let body = kept.drop { $0 == " " }
      guard !body.isEmpty else { return nil }
      var trimmed = body
      while trimmed.last == " " || trimmed.last == "\r" { trimmed.removeLast() }
      return trimmed.isEmpty
        ? nil : GuideLine(file: file, number: index + 1, indent: kept.count - body.count, text: trimmed)
    }
  }

  /// The words of the line.
  var words: [Substring] { text.split(separator: " ") }

  func error(_ message: String) -> GuideError { GuideError(file: file, line: number, message: message) }
}
