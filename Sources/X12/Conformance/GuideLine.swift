/// One line of a guide or of the dictionary: its indentation and what stands on it.
struct GuideLine {
  var file: String
  var number: Int
  var indent: Int
  var text: Substring

  /// The lines of a file that say something; `#` begins a remark, and a tab is as good as a blank.
  static func lines(of text: String, file: String) -> [GuideLine] {
    text.replacing("\t", with: " ").utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated().compactMap {
        index, line in
        let kept = line.prefix { $0 != UInt8(ascii: "#") }
        var body = kept.drop { $0 == UInt8(ascii: " ") }
        let indent = kept.count - body.count
        while let last = body.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\r") { body.removeLast() }
        return body.isEmpty ? nil : GuideLine(file: file, number: index + 1, indent: indent, text: Substring(body))
      }
  }

  /// The words of the line.
  var words: [Substring] { text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) } }

  func error(_ message: String) -> GuideError { GuideError(file: file, line: number, message: message) }
}
