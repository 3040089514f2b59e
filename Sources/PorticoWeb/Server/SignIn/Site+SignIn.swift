import Desk
import HTTPTypes
import Hummingbird
import Store

extension Site {
  /// How long a session lasts, in seconds: a working day with its breaks.
  private static let sessionLength = 12 * 3600

  /// The sign-in page; whoever is signed in goes home.
  func signInPage(_ request: Request, _ context: WebContext) -> Response {
    context.visitor == nil ? signInForm(request) : go(to: "/")
  }

  private func signInForm(
    _ request: Request, error: String? = nil, login: String = "", _ status: HTTPResponse.Status = .ok
  ) -> Response {
    let known = SessionCookie.form.secret(in: request)
    let browser = known ?? Secret.random()
    let page = SignInPage(error: error, login: login, csrf: secret.token(for: browser), demoClock: demoClock?())
    var response = html(page.render(), status)
    if known == nil {
      response.headers.append(SessionCookie.form.field(browser.text, lasting: 3600, isSecure: isSecure))
    }
    return response
  }

  /// Checks name and password and begins a session. A wrong name and a wrong password are answered alike.
  func signIn(_ request: Request) async throws -> Response {
    guard request.isFromOwnPage else { throw FormProblem("The form was sent by another site.", .forged) }
    let fields = try await Submission.read(request, Submission.Limits(fields: 1 << 14, body: 1 << 14), admit: { _ in })
      .fields
    guard let browser = SessionCookie.form.secret(in: request),
      equalInConstantTime(Array((fields["csrf"] ?? "").utf8), Array(secret.token(for: browser).utf8))
    else {
      return signInForm(request, error: "The form had become old, or cookies are switched off. Try again.", .forbidden)
    }
    let login = String((fields.text("login") ?? "").prefix(200))
    guard throttle.begin(login, at: .now) else {
      return signInForm(
        request, error: "Too many attempts for this name. Wait a minute, then try again.", login: login,
        .tooManyRequests)
    }
    let known = try await store.credential(login: login)
    let kept = known.flatMap { PasswordHash(bytes: $0.password) }
    guard try await passwords.matches(fields["password"] ?? "", kept), let account = known?.account,
      Access.refusal(.signIn, by: .person(account)) == nil
    else {
      return signInForm(request, error: "Name or password is wrong.", login: login, .unauthorized)
    }
    throttle.succeed(login)
    return try await begin(account, request)
  }

  private func begin(_ account: Account, _ request: Request) async throws -> Response {
    if let old = SessionCookie.session.secret(in: request) { try await store.closeSession(token: old.digest) }
    let token = Secret.random()
    let expires = Instant(milliseconds: store.clock.now().milliseconds + Int64(Site.sessionLength) * 1000)
    try await store.openSession(token: token.digest, account: account.id, csrf: Secret.random().text, expires: expires)
    let asked = SessionCookie.returnPath.value(in: request).flatMap { ReturnPath(cookie: $0) }
    var response = go(to: asked?.path ?? "/")
    response.headers.append(SessionCookie.session.field(token.text, lasting: Site.sessionLength, isSecure: isSecure))
    response.headers.append(SessionCookie.form.field("", lasting: 0, isSecure: isSecure))
    response.headers.append(SessionCookie.returnPath.field("", lasting: 0, isSecure: isSecure))
    return response
  }

  /// Ends the session.
  func signOut(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    _ = try await submission(request, visitor)
    try await store.closeSession(token: visitor.token)
    var response = go(to: "/signin")
    response.headers.append(SessionCookie.session.field("", lasting: 0, isSecure: isSecure))
    return response
  }
}
