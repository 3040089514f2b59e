import HTTPTypes
import Hummingbird

/// The cookies of the product. Script cannot read them, and browsers send them with requests of the product's own pages only.
enum SessionCookie: String {
  /// The token of a signed-in session.
  case session = "portico_session"
  /// Ties a sign-in form to the browser that it was given to.
  case form = "portico_signin"
  /// The page to show after signing in.
  case returnPath = "portico_return"

  /// The header field that sets it for so many seconds; 0 removes it.
  func field(_ value: String, lasting seconds: Int, isSecure: Bool) -> HTTPField {
    HTTPField(
      name: .setCookie,
      value: "\(rawValue)=\(value); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)\(isSecure ? "; Secure" : "")")
  }

  /// Its value in a request.
  func value(in request: Request) -> String? { request.cookies[rawValue]?.value }

  /// Its value as a secret; nil when it is none.
  func secret(in request: Request) -> Secret? { value(in: request).flatMap { Secret($0) } }
}
