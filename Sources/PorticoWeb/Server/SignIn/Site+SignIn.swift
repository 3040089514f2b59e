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
    do {
      return try await begin(try await account(login: login, password: fields["password"] ?? ""), request)
    } catch let refusal as SignInRefusal {
      return signInForm(
        request, error: refusal.description, login: login, refusal == .wrong ? .unauthorized : .tooManyRequests)
    }
  }

  /// The account of a name and its password; both are needed, and guessing is slow.
  func account(login: String, password: String) async throws -> Account {
    guard throttle.begin(login, at: .now) else { throw SignInRefusal.tooManyAttempts }
    let known = try await store.credential(login: login)
    let kept = known.flatMap { PasswordHash(bytes: $0.password) }
    guard try await passwords.matches(password, kept), let account = known?.account,
      Access.refusal(.signIn, by: .person(account)) == nil
    else { throw SignInRefusal.wrong }
    throttle.succeed(login)
    return account
  }

  /// Begins a session; whoever has its token acts for the account until it expires.
  func openSession(_ account: Account) async throws -> (token: Secret, expires: Instant) {
    let token = Secret.random()
    let expires = Instant(milliseconds: store.clock.now().milliseconds + Int64(Site.sessionLength) * 1000)
    try await store.openSession(token: token.digest, account: account.id, csrf: Secret.random().text, expires: expires)
    return (token, expires)
  }

  private func begin(_ account: Account, _ request: Request) async throws -> Response {
    if let old = SessionCookie.session.secret(in: request) { try await store.closeSession(token: old.digest) }
    let (token, _) = try await openSession(account)
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
