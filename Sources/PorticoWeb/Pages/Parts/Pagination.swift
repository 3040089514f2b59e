import Desk

/// Links to the other pages of a list.
struct Pagination {
  var page: Int
  var pageCount: Int
  /// The address of a page.
  var path: (Int) -> String

  /// The links; nothing when there is one page only.
  var html: HTML? {
    guard pageCount > 1 else { return nil }
    return """
      <nav class="pages" aria-label="Pages">\(step("Previous", to: page - 1, rel: "prev"))\
      <span>Page <b>\(grouped(page))</b> of \(grouped(pageCount))</span>\(step("Next", to: page + 1, rel: "next"))</nav>
      """
  }

  private func step(_ words: String, to target: Int, rel: String) -> HTML {
    guard 1...pageCount ~= target else { return "<span class=\"button ghost\" aria-disabled=\"true\">\(words)</span>" }
    return "<a class=\"button\" href=\"\(path(target))\" rel=\"\(rel)\">\(words)</a>"
  }
}
