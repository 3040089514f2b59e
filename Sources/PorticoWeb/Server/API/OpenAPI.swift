import DeskJSON
import HTTPTypes
import Hummingbird

/// The OpenAPI 3.1 document, made from the operations that the router serves.
struct OpenAPI {
  let operations: [Operation]

  var document: JSONObject {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Portico", "version": "1", "summary": "What the pages show and do, for programs.",
        "description": """
        Sign in with POST /api/session; send its token as “Authorization: Bearer TOKEN”. Money is in whole cents. A \
        command that is sent again with the same Idempotency-Key is done once. Answers may get new members; a request \
        may have only those that are listed.
        """,
      ] as JSONObject,
      "servers": [["url": "/"] as JSONObject], "security": [["token": [String]()] as JSONObject], "paths": paths,
      "components": [
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": "A token of POST /api/session."] as JSONObject
        ] as JSONObject, "parameters": ["Idempotency-Key": idempotencyKey] as JSONObject, "responses": refusals,
        "schemas": schemas,
      ] as JSONObject,
    ]
  }

  private var paths: JSONObject {
    var paths: [(key: String, value: JSONObject)] = []
    for operation in operations {
      let member = (key: operation.method.rawValue.lowercased(), value: operation.document as any JSONValue)
      if let known = paths.firstIndex(where: { $0.key == operation.path }) {
        paths[known].value.members.append(member)
      } else {
        paths.append((key: operation.path, value: JSONObject([member])))
      }
    }
    return JSONObject(paths.map { (key: $0.key, value: $0.value) })
  }

  private var schemas: JSONObject {
    var schemas: [String: JSONSchema.Object] = [:]
    for object in operations.flatMap(\.schemas).flatMap(\.named) + ProblemDetails.schema.named {
      schemas[object.name ?? ""] = object
    }
    return JSONObject(schemas.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.document) })
  }

  private var idempotencyKey: JSONObject {
    [
      "name": Operation.idempotencyKey, "in": "header", "required": false,
      "description": "A UUID of this request; the same one again does nothing twice.",
      "schema": JSONSchema.uuid.document,
    ]
  }

  private var refusals: JSONObject {
    let statuses = Set(operations.flatMap(\.statuses)).sorted { $0.code < $1.code }
    return JSONObject(
      statuses.map { status in
        let response: JSONObject = [
          "description": status.reasonPhrase,
          "content": ["application/problem+json": ["schema": ProblemDetails.schema.document] as JSONObject]
            as JSONObject,
        ]
        return (key: "Refused\(status.code)", value: response)
      })
  }
}

extension Operation {
  /// Every status with which it may be refused.
  fileprivate var statuses: [HTTPResponse.Status] {
    var statuses: Set<HTTPResponse.Status> = [.badRequest]
    statuses.formUnion(refusals)
    if !isOpen { statuses.insert(.unauthorized) }
    if !addressParts.isEmpty { statuses.insert(.notFound) }
    if body != nil { statuses.formUnion([.contentTooLarge, .unsupportedMediaType]) }
    return statuses.sorted { $0.code < $1.code }
  }

  fileprivate var schemas: [JSONSchema] {
    let answered: [JSONSchema] = if case .json(let schema, _) = answer { [schema] } else { [] }
    return answered + (body.map { [.object($0.object)] } ?? [])
  }

  fileprivate var document: JSONObject {
    var document: JSONObject = ["operationId": name, "summary": summary]
    var parameters: [JSONObject] =
      addressParts.map { $0.parameter(in: "path") } + query.map { $0.parameter(in: "query") }
    if isCommand { parameters.append(["$ref": "#/components/parameters/\(Operation.idempotencyKey)"]) }
    if !parameters.isEmpty { document.append("parameters", parameters) }
    if let body, !body.object.properties.isEmpty { document.append("requestBody", body.document) }
    let refused = statuses.map { status in
      (
        key: "\(status.code)",
        value: ["$ref": "#/components/responses/Refused\(status.code)"] as JSONObject as any JSONValue
      )
    }
    document.append("responses", JSONObject([answer.document] + refused))
    if isOpen { document.append("security", [JSONObject]()) }
    return document
  }
}

extension Operation.Answer {
  fileprivate var document: (key: String, value: any JSONValue) {
    switch self {
    case .json(let schema, let status):
      let content: JSONObject = ["application/json": ["schema": schema.document] as JSONObject]
      return ("\(status.code)", ["description": "Done.", "content": content] as JSONObject)
    case .bytes(let type):
      let content: JSONObject = [type: ["schema": ["type": "string"] as JSONObject] as JSONObject]
      return ("200", ["description": "The bytes.", "content": content] as JSONObject)
    case .nothing: return ("204", ["description": "Done."] as JSONObject)
    }
  }
}

extension RequestBody {
  fileprivate var document: JSONObject {
    var content = JSONObject([])
    if takesJSON { content.append(RequestBody.json, ["schema": jsonObject.document] as JSONObject) }
    if takesForm { content.append(RequestBody.form, ["schema": object.document] as JSONObject) }
    return ["required": isRequired, "content": content]
  }
}

extension JSONSchema.Property {
  fileprivate func parameter(in place: String) -> JSONObject {
    var parameter: JSONObject = ["name": name, "in": place, "required": isRequired, "schema": schema.document]
    if let about { parameter.append("description", about) }
    return parameter
  }
}

extension Operation {
  /// The description of all operations, itself among them.
  static let description = Operation(
    method: .get, path: "/openapi.json", name: "getDescription", summary: "This description, as OpenAPI 3.1.",
    answer: .json(.object(JSONSchema.Object([], isOpen: true))), isOpen: true
  ) { site, _ in site.json(text: OpenAPI.text) }

  /// Whether the server is well.
  static let health = Operation(
    method: .get, path: "/health", name: "getHealth", summary: "Answers “ok” when the database can be read.",
    answer: .bytes(type: "text/plain"), isOpen: true
  ) { site, _ in try await site.health() }
}

extension OpenAPI {
  /// The document as it is served.
  static let text = OpenAPI(operations: Operation.all).document.jsonText
}
