import Desk
import DeskJSON
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// One thing that programs may ask for. The router, the checks of a request and the OpenAPI document are made from this
/// one declaration.
struct Operation: Sendable {
  let method: HTTPRequest.Method
  /// The address, its parts in braces: `/api/cases/{id}`.
  let path: String
  /// The name by which generated clients call it: `getCase`.
  let name: String
  /// What it does, in a sentence.
  let summary: String
  /// The parts of the address that are not those of every address.
  var parts: [String: JSONSchema] = [:]
  /// The fields after `?`.
  var query: [JSONSchema.Property] = []
  var body: RequestBody?
  var answer: Answer
  /// Whether it changes something, once however often it is sent with one `Idempotency-Key`.
  var isCommand = false
  /// Whether strangers are answered too.
  var isOpen = false
  /// What the person must be allowed to do before the body is read.
  var needs: Action?
  /// The statuses of refusals, besides those that follow from the rest.
  var refusals: [HTTPResponse.Status] = []
  let run: @Sendable (Site, Call) async throws -> Response

  /// What is sent back when it was done.
  enum Answer: Sendable {
    case json(JSONSchema, HTTPResponse.Status = .ok)
    /// The bytes of a file, with their type.
    case bytes(type: String)
    case nothing
  }
}

extension Operation {
  /// Everything that programs may ask for.
  static let all: [Operation] =
    Reading.all.map(\.operation) + downloads + appeals + commands + sessions + [health, description]

  /// Whether an address is one that programs use: it knows no cookie, and answers errors as `application/problem+json`.
  static func covers(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.first == "api" || parts == ["openapi.json"] || parts == ["health"]
  }

  /// The methods that an address answers to.
  static func methods(at path: String) -> [HTTPRequest.Method] {
    let asked = path.split(separator: "/")
    let known = all.filter { operation in
      let parts = operation.path.split(separator: "/")
      return parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
    // `appeal/sent` is the address of that step, not of a packet with this number.
    let fewest = known.map(\.addressParts.count).min()
    return known.filter { $0.addressParts.count == fewest }.map(\.method)
  }

  /// Checks a request against the declaration and answers it.
  func respond(_ site: Site, _ request: Request, _ context: WebContext) async throws -> Response {
    if !isOpen {
      let visitor = try context.signedIn
      if let needs, let why = Access.refusal(needs, by: visitor.actor) { throw Refusal(.notPermitted, why) }
    }
    for part in addressParts {
      let text = context.parameters.get(part.name)?.removingPercentEncoding
      guard let text, part.schema.flaw(inText: text, part.name) == nil else { throw HTTPError(.notFound) }
    }
    var call = Call(request: request, context: context, command: try command(request, site))
    call.query = request.queryFields
    if let flaw = JSONSchema.Object(query).flaw(in: call.query, "the query") { throw FormProblem(flaw) }
    if let body { (call.body, call.json) = try await body.read(request, folder: site.store.directory.incoming) }
    defer { call.body.discard() }
    return try await run(site, call)
  }

  /// The names of the parts of the address, with what each may be.
  var addressParts: [JSONSchema.Property] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
      let name = String(part.dropFirst().dropLast())
      guard let schema = parts[name] ?? Operation.usualParts[name] else {
        preconditionFailure("\(path) has a part without a schema: \(name)")
      }
      return .required(name, schema)
    }
  }

  private static let usualParts: [String: JSONSchema] = [
    "id": .id, "line": .id, "digest": .digest, "range": .pattern("^[0-9]{1,15}-[0-9]{1,15}$"), "name": .text(upTo: 200),
  ]
}
