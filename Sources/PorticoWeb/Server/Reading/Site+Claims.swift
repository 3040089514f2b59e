import Desk
import Hummingbird
import Store

extension Site {
  /// One remitted claim.
  func claim(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let id = try context.value("id") { Int64($0).map { ClaimID($0) } }
    let view = try await store.claimView(id, for: visitor.account)
    return show(ClaimPage(view: view, context: pageContext(visitor)))
  }

  /// The remittances, newest first.
  func remittances(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let page = request.queryFields.page
    let (rows, pageCount) = try await store.remittances(page: page, for: visitor.account)
    return show(RemittanceListPage(rows: rows, page: page, pageCount: pageCount, context: pageContext(visitor)))
  }

  /// One remittance.
  func remittance(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let view = try await store.remittanceView(try context.setID, page: request.queryFields.page, for: visitor.account)
    return show(RemittancePage(view: view, context: pageContext(visitor)))
  }

  /// A sum and the values that it is made of.
  func breakdown(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let path = request.uri.path
    let (title, figure) = try await store.breakdown(path, for: visitor.account)
    let back = Site.figuresOwner(path)
    return show(BreakdownPage(title: title, figure: figure, back: back, context: pageContext(visitor)))
  }

  /// The page on which a figure stands, with its name.
  private static func figuresOwner(_ path: String) -> (path: String, title: String) {
    guard let match = path.firstMatch(of: /^\/(cases|claims|remittances)\/([0-9]+)/) else { return ("/", "Home") }
    let name = ["cases": "Case", "claims": "Claim", "remittances": "Remittance"][String(match.1)] ?? "Page"
    return (String(match.0), name == "Case" ? "Case \(match.2)" : name)
  }
}
