import Desk
import Trail
import X12

/// The amount with the bytes behind it; of a sum, the address that lists them.
extension Figure: JSONShaped {
  package static let shape = JSONShape<Figure>("Figure") {
    Member("cents", \.amount)
    Member("path", about: "Where the amount leads: its bytes, or the list of a sum's sources.", \.path)
    Member("sources", about: "Where the amount stands; empty for a sum, which its path lists.") { figure in
      figure.breakdown == nil ? figure.sources : []
    }
  }
}

/// Where a value stands.
extension Figure.Source: JSONShaped {
  package static let shape = JSONShape<Figure.Source>("Source") {
    Member("document", \.document)
    Member("start", \.range.start)
    Member("end", \.range.end)
    Member("cents", \.amount)
    Member("sign", about: "-1 where the value is taken away from the sum, else 1.", \.sign)
    Member("label", \.label)
  }
}

/// A code with its words.
extension CodeInWords: JSONShaped {
  package static let shape = JSONShape<CodeInWords>("Code") {
    Member("code", \.code)
    Member("meaning", \.meaning)
    Member("next_step", \.nextStep)
    Member("prevention", \.prevention)
  }
}

/// A file by its digest, or a segment by its place.
extension Evidence: JSONDescribed {
  package static var schema: JSONSchema {
    .either([
      .object(JSONSchema.Object(name: "FileEvidence", [.required("file", .digest)], isOpen: true)),
      .object(
        JSONSchema.Object(
          name: "SegmentEvidence",
          [.required("document", .digest), .required("start", .number), .required("end", .number)], isOpen: true)),
    ])
  }

  package func write(to text: inout String) {
    let object: JSONObject =
      switch self {
      case .file(let digest): ["file": digest]
      case .segment(let document, let range): ["document": document, "start": range.start, "end": range.end]
      }
    object.write(to: &text)
  }
}

/// A sum with every value that it is made of.
package struct Breakdown: Sendable {
  /// What the sum is.
  package var title: String
  package var figure: Figure

  package init(title: String, figure: Figure) {
    self.title = title
    self.figure = figure
  }
}

extension Breakdown: JSONShaped {
  package static let shape = JSONShape<Breakdown>("Breakdown") {
    Member("title", \.title)
    Member("cents", \.figure.amount)
    Member("sources", \.figure.sources)
  }
}
