import Desk
import DeskJSON
import HTTPTypes
import Hummingbird
import Store

/// Why a program's request was not carried out (RFC 9457).
struct ProblemDetails {
  /// What kind of problem it is, for programs to decide by.
  enum Kind: String, CaseIterable, Sendable {
    case malformed, unauthenticated, notPermitted = "not-permitted"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case stale
    case illegalMove = "illegal-move"
    case keyReused = "key-reused"
    case tooLarge = "too-large"
    case unsupportedType = "unsupported-type"
    case invalid
    case tooManyAttempts = "too-many-attempts"
    case overloaded, incident
  }

  var kind: Kind
  var status: HTTPResponse.Status
  /// What was wrong, and what to do.
  var detail: String
  /// What happened to the case since the version that the program named.
  var changes: [CaseView.TimelineEntry] = []
  /// The methods that the address answers to, where another was used.
  var allowed: [HTTPRequest.Method] = []
}

extension ProblemDetails: JSONShaped {
  static let shape = JSONShape<ProblemDetails>("Problem") {
    Member("type", about: "What kind of problem it is.", \.type)
    Member("title", \.status.reasonPhrase)
    Member("status", \.status.code)
    Member("detail", about: "What was wrong, and what to do.", \.detail)
    Member("changes", about: "Of a stale request: what happened to the case meanwhile.", \.changes)
  }

  private var type: TypeName { TypeName(kind: kind) }

  /// The kind as a URI.
  private struct TypeName: JSONDescribed {
    var kind: Kind
    static var schema: JSONSchema { .choice(Kind.allCases.map { TypeName(kind: $0).text }) }
    var text: String { "urn:portico:problem:\(kind.rawValue)" }
    func write(to text: inout String) { self.text.write(to: &text) }
  }
}

extension ProblemDetails {
  /// The problem of an error; nil for what nobody expected.
  init?(_ error: any Error, _ request: Request) {
    switch error {
    case let declined as Declined: self.init(declined.refusal, declined.changes)
    case let refusal as Refusal: self.init(refusal, [])
    case let refusal as SignInRefusal:
      self.init(
        kind: refusal == .wrong ? .unauthenticated : .tooManyAttempts,
        status: refusal == .wrong ? .unauthorized : .tooManyRequests, detail: refusal.description)
    case StoreError.notFound(let what):
      self.init(kind: .notFound, status: .notFound, detail: "There is no \(what).")
    case StoreError.commandReused:
      self.init(
        kind: .keyReused, status: .conflict,
        detail:
          "This \(Operation.idempotencyKey) came with another request before; send this one with a key of its own.")
    case let problem as FormProblem: self.init(problem)
    case let error as PasswordCheck.Overloaded:
      self.init(
        kind: .overloaded, status: .serviceUnavailable, detail: Failure(error)?.what ?? "Try again in a minute.")
    case let error as HTTPError where error.status == .unauthorized:
      self.init(
        kind: .unauthenticated, status: .unauthorized,
        detail: "Send the header “Authorization: Bearer TOKEN”, with a token of POST /api/session that is still good.")
    case let error as HTTPError where error.status == .notFound:
      let methods = Operation.methods(at: request.uri.path)
      if methods.isEmpty || methods.contains(request.method) {
        self.init(kind: .notFound, status: .notFound, detail: "There is nothing at this address.")
      } else {
        let names = methods.map(\.rawValue).joined(separator: ", ")
        self.init(
          kind: .methodNotAllowed, status: .methodNotAllowed, detail: "This address answers to \(names).",
          allowed: methods)
      }
    case let error as HTTPError where error.status.kind == .clientError:
      self.init(kind: .malformed, status: error.status, detail: "\(error.status).")
    default: return nil
    }
  }

  private init(_ refusal: Refusal, _ changes: [CaseView.TimelineEntry]) {
    let kind: Kind =
      switch refusal.kind {
      case .notPermitted: .notPermitted
      case .illegalMove: .illegalMove
      case .stale: .stale
      case .invalid: .invalid
      }
    self.init(kind: kind, status: Failure.status(of: refusal.kind), detail: refusal.reason, changes: changes)
  }

  private init(_ problem: FormProblem) {
    let (kind, status): (Kind, HTTPResponse.Status) =
      switch problem.kind {
      case .malformed: (.malformed, .badRequest)
      case .forged: (.notPermitted, .forbidden)
      case .tooLarge: (.tooLarge, .contentTooLarge)
      case .unsupported: (.unsupportedType, .unsupportedMediaType)
      }
    self.init(kind: kind, status: status, detail: problem.description)
  }
}

extension Site {
  /// The answer to a program whose request failed.
  func problem(_ error: any Error, _ request: Request) -> Response {
    let problem =
      ProblemDetails(error, request)
      ?? ProblemDetails(kind: .incident, status: .internalServerError, detail: incident(error).what)
    var response = json(text: problem.jsonText, problem.status, type: "application/problem+json")
    if problem.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    if problem.status == .tooManyRequests {
      response.headers[.retryAfter] = "\(SignInThrottle.pause.components.seconds)"
    }
    if !problem.allowed.isEmpty {
      response.headers[.allow] = problem.allowed.map(\.rawValue).joined(separator: ", ")
    }
    return response
  }
}
