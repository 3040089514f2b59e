import Desk
import HTTPTypes
import Hummingbird
import Store

/// What a person is told when something could not be answered, with the status of the answer.
struct Failure: Equatable {
  var status: HTTPResponse.Status
  var title: String
  var what: String
  var whatToDo: String
}

extension Failure {
  /// The one table from errors to answers; nil for what nobody expected, whose details stay in the log.
  init?(_ error: any Error) {
    switch error {
    case let refusal as Refusal:
      self.init(
        status: Failure.status(of: refusal.kind), title: "Not done", what: refusal.reason,
        whatToDo: "Nothing was changed.")
    case StoreError.notFound(let what):
      self = .notFound("There is no \(what).")
    case StoreError.commandReused:
      self.init(
        status: .conflict, title: "This form was sent before", what: "It was sent before with other contents.",
        whatToDo: "Open the page again and fill in the form once more.")
    case let problem as FormProblem:
      self.init(problem)
    case is PasswordCheck.Overloaded:
      self.init(
        status: .serviceUnavailable, title: "Too many people sign in at this moment",
        what: "The server works through them one after the other.", whatToDo: "Try again in a minute.")
    case let error as HTTPError where error.status == .notFound:
      self = .notFound("There is no page at this address.")
    case let error as HTTPError where error.status.kind == .clientError:
      self.init(
        status: error.status, title: "This request cannot be answered", what: "\(error.status).",
        whatToDo: "Go back and try again.")
    default:
      return nil
    }
  }

  private init(_ problem: FormProblem) {
    let (status, title, whatToDo): (HTTPResponse.Status, String, String) =
      switch problem.kind {
      case .malformed: (.badRequest, "The form could not be read", "Nothing was changed. Go back and send it again.")
      case .forged:
        (
          .forbidden, "The form was not accepted",
          "Nothing was changed. Open the page again and fill in the form there."
        )
      case .tooLarge: (.contentTooLarge, "Too large", "Nothing was changed. Send less at a time.")
      case .unsupported:
        (.unsupportedMediaType, "The form could not be read", "Nothing was changed. Use the form on the page.")
      }
    self.init(status: status, title: title, what: problem.description, whatToDo: whatToDo)
  }

  private static func notFound(_ what: String) -> Failure {
    Failure(
      status: .notFound, title: "Not found", what: what, whatToDo: "Check the address, or look in the work queue.")
  }

  /// The status of a refused command.
  static func status(of kind: Refusal.Kind) -> HTTPResponse.Status {
    switch kind {
    case .notPermitted: .forbidden
    case .illegalMove, .stale: .conflict
    case .invalid: .unprocessableContent
    }
  }
}

/// A refused command with where to go back to, what changed meanwhile, and the words that came with it.
struct Declined: Error {
  var refusal: Refusal
  var back: String
  /// The case on whose page the form stands; nil for a form about several.
  var id: CaseID?
  var changes: [CaseView.TimelineEntry] = []
  var written: [String] = []
}

extension Site {
  /// Does what a form asks for; a refusal goes back to the page of the form, with the words that were written there.
  func declining<Result>(
    to back: String, _ written: [String], _ body: () async throws -> Result
  ) async throws -> Result {
    do { return try await body() } catch let refusal as Refusal {
      throw Declined(refusal: refusal, back: back, written: written)
    }
  }
}

extension Site {
  /// The page for an error, or the problem for a program.
  func answer(_ error: any Error, _ request: Request, _ visitor: Visitor?) async -> Response {
    if Operation.covers(request.uri.path) { return problem(error, request) }
    if let visitor {
      let context = pageContext(visitor)
      let declined =
        (error as? Declined)
        ?? (error as? Refusal).map { Declined(refusal: $0, back: Site.back(from: request.uri.path)) }
      if let declined {
        let notice = RefusalNotice(
          refusal: declined.refusal, id: declined.id, changes: declined.changes, written: declined.written,
          context: context)
        let status = Failure.status(of: declined.refusal.kind)
        // The form stands on the case's page, and so does the answer; without such a case there is only the reason.
        if let id = declined.id, let view = try? await store.caseView(id, for: visitor.account) {
          return show(CasePage(view: view, refused: notice, context: context), status)
        }
        return show(RefusalPage(notice: notice, back: declined.back), status)
      }
    }
    let failure = Failure(error) ?? incident(error)
    guard let visitor else {
      let page = AnonymousErrorPage(title: failure.title, what: failure.what, whatToDo: failure.whatToDo)
      return html(page.render(), failure.status)
    }
    let page = ErrorPage(
      title: failure.title, what: failure.what, whatToDo: failure.whatToDo, context: pageContext(visitor))
    return show(page, failure.status)
  }

  /// Something that nobody expected: a number for the person, the details for whoever runs the server.
  func incident(_ error: any Error) -> Failure {
    let number = String(UInt32.random(in: 0 ... .max), radix: 36, uppercase: true)
    log("Incident \(number): \(type(of: error)): \(error)")
    return Failure(
      status: .internalServerError, title: "Something went wrong",
      what: "It was not your doing. The incident number is \(number).",
      whatToDo: "Try again; if it happens again, tell the number to whoever runs Portico.")
  }

  /// The page on which the form of an address stands.
  static func back(from path: String) -> String {
    if let match = path.firstMatch(of: /^\/(?:cases|remittances|documents)\/[^\/]+/) { return String(match.0) }
    if path.hasPrefix("/documents") { return "/documents" }
    return path.hasPrefix("/queue") || path.hasPrefix("/undo") ? "/queue" : "/"
  }
}
