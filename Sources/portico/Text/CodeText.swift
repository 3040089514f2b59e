import Desk
import Trail
import X12

extension CodeInWords {
  /// `197 Authorization was missing`.
  var text: String { [code, meaning ?? "(not in the tables)"].filter { !$0.isEmpty }.joined(separator: " ") }
}

extension Evidence {
  /// `file 1f3a…`, or `segment 120-164 of 1f3a…`.
  var text: String {
    switch self {
    case .file(let digest): "file \(digest.description.cut(to: 13))"
    case .segment(let document, let range): "segment \(range.start)-\(range.end) of \(document.description.cut(to: 13))"
    }
  }
}
