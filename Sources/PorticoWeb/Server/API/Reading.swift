import DeskJSON
import HTTPTypes
import Hummingbird
import Store

/// Something to look at: a page for people and, at the same address below `/api`, the same view as JSON for programs.
struct Reading: Sendable {
  /// The address of the page, its parts in braces.
  let path: String
  let operation: Operation
  private let show: @Sendable (Site, Call) async throws -> Response

  /// A view with its page.
  ///
  /// - Parameters:
  ///   - api: the address for programs, where it is not that of the page.
  ///   - read: the one use case behind both.
  init<View: JSONDescribed & Sendable>(
    _ path: String, api: String? = nil, _ name: String, _ summary: String, parts: [String: JSONSchema] = [:],
    query: [JSONSchema.Property] = [], refusals: [HTTPResponse.Status] = [],
    read: @escaping @Sendable (Site, Call) async throws -> View,
    page: @escaping @Sendable (View, PageContext) -> any Page
  ) {
    self.path = path
    operation = Operation(
      method: .get, path: "/api" + (api ?? path), name: name, summary: summary, parts: parts, query: query,
      answer: .json(View.schema), refusals: refusals
    ) { site, call in site.json(try await read(site, call)) }
    show = { site, call in
      let view = try await read(site, call)
      return site.show(page(view, site.pageContext(try call.visitor)))
    }
  }

  /// The page as an answer; what it does not understand after `?` it leaves aside.
  func page(_ site: Site, _ request: Request, _ context: WebContext) async throws -> Response {
    var call = Call(request: request, context: context, command: site.store.newCommandID())
    call.query = request.queryFields
    return try await show(site, call)
  }
}
