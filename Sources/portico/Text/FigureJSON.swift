import Desk
import Trail
import X12

extension Figure {
  /// The amount with the bytes behind it; of a sum, the address of the page that lists them.
  var json: JSONObject {
    ["cents": amount, "path": path, "sources": breakdown == nil ? sources.map(\.json) : []]
  }
}

extension Figure.Source {
  /// Where a value stands.
  var json: JSONObject {
    [
      "document": document, "start": range.start, "end": range.end, "cents": amount, "sign": sign, "label": label,
    ]
  }
}

extension CodeInWords {
  /// A code with its words.
  var json: JSONObject {
    ["code": code, "meaning": meaning, "next_step": nextStep, "prevention": prevention]
  }

  /// `197 Authorization was missing`.
  var text: String { [code, meaning ?? "(not in the tables)"].filter { !$0.isEmpty }.joined(separator: " ") }
}

extension Evidence {
  /// A file by its digest, or a segment by its place.
  var object: JSONObject {
    switch self {
    case .file(let digest): ["file": digest]
    case .segment(let document, let range): ["document": document, "start": range.start, "end": range.end]
    }
  }

  /// `file 1f3a…`, or `segment 120-164 of 1f3a…`.
  var text: String {
    switch self {
    case .file(let digest): "file \(digest.description.cut(to: 13))"
    case .segment(let document, let range): "segment \(range.start)-\(range.end) of \(document.description.cut(to: 13))"
    }
  }
}
