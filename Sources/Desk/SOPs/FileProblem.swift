/// What is wrong in a file that a manager edits: where, and what to do.
package struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  /// 1-based.
  package var line: Int
  package var what: String

  package init(file: String, line: Int, what: String) {
    self.file = file
    self.line = line
    self.what = what
  }

  package var description: String { "\(file):\(line): \(what)" }
}
