import Desk
import Hummingbird
import Store
import Trail

/// What all handlers share. A handler parses, calls one use case and renders; it decides nothing.
struct Site: Sendable {
  let store: Store
  let door: FileDoor
  let packets: PacketDoor
  let demoClock: (@Sendable () -> String)?
  let isSecure: Bool
  let log: @Sendable (String) -> Void
  let assets: Assets
  let notices = NoticeBoard()
  let undos = UndoShelf()
  let passwords = PasswordCheck()
  let throttle = SignInThrottle()
  /// Proves that a sign-in form came from this server; a restart makes open forms old.
  let secret = Secret.random()

  /// The visitor whose session the request's cookie names.
  func visitor(of request: Request) async throws -> Visitor? {
    try await visitor(with: SessionCookie.session.secret(in: request))
  }

  /// The visitor whose token a program sends: `Authorization: Bearer TOKEN` (RFC 6750).
  func bearer(of request: Request) async throws -> Visitor? {
    let parts = (request.headers[.authorization] ?? "").split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return try await visitor(with: Secret(String(parts[1])))
  }

  private func visitor(with token: Secret?) async throws -> Visitor? {
    guard let token, let session = try await store.session(token: token.digest) else { return nil }
    return Visitor(session: session, token: token.digest)
  }

  /// What the next page shows to the visitor.
  func pageContext(_ visitor: Visitor) -> PageContext {
    let clock = store.clock
    return PageContext(
      account: visitor.account, csrf: visitor.session.csrf, text: { clock.text($0) }, demoClock: demoClock?(),
      message: notices.take(for: visitor.token, at: .now), newCommandID: { store.newCommandID() })
  }

  /// A page as an answer.
  func show(_ page: some Page, _ status: HTTPResponse.Status = .ok) -> Response { html(page.render(), status) }

  /// A whole document as an answer.
  func html(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// Sends the browser to another page of this server.
  func go(to path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }

  /// Reads a form that a page of the visitor's session sent.
  func submission(
    _ request: Request, _ visitor: Visitor, _ limits: Submission.Limits = .plain
  ) async throws -> Submission {
    guard request.isFromOwnPage else { throw FormProblem("The form was sent by another site.", .forged) }
    let csrf = Array(visitor.session.csrf.utf8)
    return try await Submission.read(
      request, limits, folder: limits.body > limits.fields ? store.directory.incoming : nil
    ) {
      guard equalInConstantTime(Array(($0["csrf"] ?? "").utf8), csrf) else {
        throw FormProblem("The form does not carry this session’s token.", .forged)
      }
    }
  }

  /// The id of a form's command, so that sending the form twice does its work once.
  func command(_ fields: FormFields) -> CommandID {
    fields["command"].flatMap { CommandID($0) } ?? store.newCommandID()
  }
}
