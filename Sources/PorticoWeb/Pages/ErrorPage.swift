import Desk

/// Something that the product could not answer, for a person who is signed in.
struct ErrorPage: Page {
  /// What happened, for example `There is no case 1042`.
  var title: String
  /// More about it, in plain words.
  var what: String
  var whatToDo: String
  var context: PageContext

  var place: Place? { nil }

  var main: HTML { errorBody(title, what, whatToDo) }
}

/// The same for a visitor whom nobody knows.
struct AnonymousErrorPage {
  var title: String
  var what: String
  var whatToDo: String

  /// The whole document, in UTF-8.
  func render() -> [UInt8] {
    let html: HTML = """
      \(documentHead(title: title))
      <body class="bare"><main id="main"><p class="brand">\(brandMark)<span>Portico</span></p>\
      \(errorBody(title, what, whatToDo))</main></body></html>

      """
    return html.bytes
  }
}

private func errorBody(_ title: String, _ what: String, _ whatToDo: String) -> HTML {
  """
  <div class="notice-page"><h1>\(title)</h1><p>\(what)</p><p>\(whatToDo)</p>\
  <p><a class="button primary" href="/">Home</a> <a class="button" href="/queue">Work queue</a></p></div>
  """
}
