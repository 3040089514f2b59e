import Foundation

/// The page that somebody asked for before signing in: an address of this server, never of another.
struct ReturnPath: Equatable, Sendable {
  let path: String

  /// Takes a path that begins with exactly one slash and holds nothing that a browser could read as another host.
  init?(_ path: String) {
    guard path.utf8.count <= 2000, path.hasPrefix("/"), !path.hasPrefix("//"),
      path.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\\") }),
      !path.hasPrefix("/signin"), !path.hasPrefix("/signout")
    else { return nil }
    self.path = path
  }

  /// The page to return to for a request that came without a session: a form's case rather than the form's own address.
  init?(asked path: String, isForm: Bool) {
    guard isForm else {
      self.init(path)
      return
    }
    guard let match = path.firstMatch(of: /^\/(?:cases|remittances|documents)\/[0-9a-f]+/) else { return nil }
    self.init(String(match.0))
  }

  /// The path as a cookie's value.
  var cookie: String { Path.encoded(path) }

  /// The path of a cookie's value.
  init?(cookie: String) {
    guard let path = cookie.removingPercentEncoding else { return nil }
    self.init(path)
  }
}
