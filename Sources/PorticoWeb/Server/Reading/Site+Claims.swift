import Desk
import DeskJSON
import Hummingbird
import Store

extension Site {
  /// One remitted claim.
  func claim(_ call: Call) async throws -> ClaimView {
    let id = try call.context.value("id") { Int64($0).map { ClaimID($0) } }
    return try await store.claimView(id, for: try call.visitor.account)
  }

  /// The remittances, newest first.
  func remittances(_ call: Call) async throws -> RemittanceList {
    let page = call.query.page
    let (rows, pageCount) = try await store.remittances(page: page, for: try call.visitor.account)
    return RemittanceList(rows: rows, page: page, pageCount: pageCount)
  }

  /// One remittance.
  func remittance(_ call: Call) async throws -> RemittanceView {
    try await store.remittanceView(try call.context.setID, page: call.query.page, for: try call.visitor.account)
  }

  /// A sum and the values that it is made of.
  func breakdown(_ call: Call) async throws -> SumOnPage {
    let path = call.pagePath
    let (title, figure) = try await store.breakdown(path, for: try call.visitor.account)
    return SumOnPage(sum: Breakdown(title: title, figure: figure), back: Site.figuresOwner(path))
  }

  /// The page on which a figure stands, with its name.
  private static func figuresOwner(_ path: String) -> (path: String, title: String) {
    guard let match = path.firstMatch(of: /^\/(cases|claims|remittances)\/([0-9]+)/) else { return ("/", "Home") }
    let name = ["cases": "Case", "claims": "Claim", "remittances": "Remittance"][String(match.1)] ?? "Page"
    return (String(match.0), name == "Case" ? "Case \(match.2)" : name)
  }
}
