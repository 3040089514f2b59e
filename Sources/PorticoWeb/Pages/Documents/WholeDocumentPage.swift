import Desk
import Trail

/// Every segment of a file, for those who may see it and have said why.
struct WholeDocumentPage: Page {
  var row: DocumentRow
  var segments: [SegmentView]
  /// The reason that the person gave, as it was recorded.
  var reason: String
  var context: PageContext

  var title: String { "Whole file \(row.name)" }
  var place: Place? { .documents }

  var main: HTML {
    """
    <p class="over"><a href="\(Path.document(row.digest))">Back to the document</a></p>
    <h1 class="name">\(row.name)</h1>
    <p class="flash soon">Every patient of the file is shown. Recorded with your reason: \(reason)</p>
    \(SegmentList(segments: segments).html)
    """
  }
}
