import Desk
import DeskJSON
import HTTPTypes
import Hummingbird
import Store

extension Operation {
  /// How programs sign in and out: with the account's own password, for as long as a browser's session lasts.
  static let sessions: [Operation] = [
    Operation(
      method: .post, path: "/api/session", name: "signIn",
      summary:
        "Signs in. The token of the answer goes into the header “Authorization: Bearer TOKEN” of other requests.",
      body: RequestBody([
        .required("login", .text(upTo: 200)), .required("password", .text(upTo: PasswordHash.longestPassword)),
      ]),
      answer: .json(OpenedSession.schema, .created), isOpen: true,
      refusals: [.unauthorized, .tooManyRequests, .serviceUnavailable]
    ) { site, call in
      let fields = call.body.fields
      let account = try await site.account(login: fields["login"] ?? "", password: fields["password"] ?? "")
      let (token, expires) = try await site.openSession(account)
      return site.json(OpenedSession(token: token.text, expires: expires, account: account), .created)
    },
    Operation(
      method: .get, path: "/api/session", name: "getSession", summary: "The account that the token stands for.",
      answer: .json(Account.schema)
    ) { site, call in site.json(try call.visitor.account) },
    Operation(
      method: .delete, path: "/api/session", name: "signOut", summary: "Signs out: the token is good for nothing more.",
      answer: .nothing
    ) { site, call in
      try await site.store.closeSession(token: try call.visitor.token)
      return Response(status: .noContent)
    },
  ]
}

/// A session of a program that has just begun.
private struct OpenedSession: JSONShaped {
  var token: String
  var expires: Instant
  var account: Account

  static let shape = JSONShape<OpenedSession>("Session") {
    Member("token", \.token)
    Member("expires_ms", about: "Milliseconds since 1970 UTC.", \.expires.milliseconds)
    Member("account", \.account)
  }
}
