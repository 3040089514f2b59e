/// A page: a pure function from a view to bytes.
protocol Page {
  var context: PageContext { get }
  /// The words for the browser's tab.
  var title: String { get }
  /// The entry of the navigation that the page belongs to.
  var place: Place? { get }
  /// What stands between top bar and footer.
  var main: HTML { get }
}

extension Page {
  /// The whole document, in UTF-8.
  func render() -> [UInt8] { Layout(page: self).html.bytes }
}

/// An entry of the navigation.
enum Place: String, CaseIterable, Sendable {
  case home = "/"
  case queue = "/queue"
  case claims = "/families"
  case clearance = "/clearance"
  case upstream = "/upstream"
  case remittances = "/remittances"
  case documents = "/documents"

  /// The entry's words.
  var title: String {
    switch self {
    case .home: "Home"
    case .queue: "Work queue"
    case .claims: "Claims"
    case .clearance: "Clearance"
    case .upstream: "Upstream"
    case .remittances: "Remittances"
    case .documents: "Documents"
    }
  }
}
