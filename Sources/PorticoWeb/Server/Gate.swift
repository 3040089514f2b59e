import HTTPTypes
import Hummingbird

/// Lets signed-in people through, sends everybody else to the sign-in page, and turns every error into a page,
/// or, for programs, into a problem.
struct Gate: RouterMiddleware {
  let site: Site

  @concurrent func handle(
    _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    do {
      guard !Operation.covers(request.uri.path) else {
        // No cookie counts here: what a browser sends by itself, another site could make it send.
        context.visitor = try await site.bearer(of: request)
        return try await next(request, context)
      }
      context.visitor = try await site.visitor(of: request)
      if context.visitor == nil, !isOpen(request.uri.path) { return askToSignIn(request) }
      return try await next(request, context)
    } catch {
      return await site.answer(error, request, context.visitor)
    }
  }

  private func isOpen(_ path: String) -> Bool { path == "/signin" || path.hasPrefix("/assets/") }

  /// The page that was asked for is kept in a cookie until the sign-in is done.
  private func askToSignIn(_ request: Request) -> Response {
    var response = site.go(to: "/signin")
    let isForm = request.method != .get && request.method != .head
    if let path = ReturnPath(asked: request.head.path ?? "/", isForm: isForm), path.path != "/" {
      response.headers.append(SessionCookie.returnPath.field(path.cookie, lasting: 600, isSecure: site.isSecure))
    }
    return response
  }
}
