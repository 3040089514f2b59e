import HTTPTypes
import Hummingbird

extension Request {
  /// Whether the browser says that a page of this very server sent the form. A program that says nothing passes: it has
  /// no session of somebody else's to misuse.
  var isFromOwnPage: Bool {
    if let site = headers[.secFetchSite] { return site == "same-origin" }
    guard let origin = headers[.origin] else { return true }
    guard let authority = head.authority else { return false }
    return origin == "http://\(authority)" || origin == "https://\(authority)"
  }
}

extension HTTPField.Name {
  /// `Sec-Fetch-Site` (W3C Fetch Metadata).
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}
