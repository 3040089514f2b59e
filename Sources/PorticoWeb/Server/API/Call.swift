import DeskJSON
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Trail

/// A request on its way to its use case.
struct Call: Sendable {
  let request: Request
  let context: WebContext
  /// The id under which the trail records what is done.
  let command: CommandID
  /// The fields after `?`.
  var query = FormFields()
  /// The fields and files that were sent, of a form or of a JSON object alike.
  var body = Submission()
  /// The body when it was JSON.
  var json: JSONInput?

  var visitor: Visitor { get throws { try context.signedIn } }

  /// The address of the page that shows the same.
  var pagePath: String {
    let path = request.uri.path
    return path.hasPrefix("/api/") ? String(path.dropFirst("/api".count)) : path
  }
}

extension Operation {
  /// The header that makes a retry harmless.
  static let idempotencyKey = "Idempotency-Key"

  func command(_ request: Request, _ site: Site) throws -> CommandID {
    guard isCommand, let field = HTTPField.Name(Operation.idempotencyKey), let text = request.headers[field] else {
      return site.store.newCommandID()
    }
    guard let command = CommandID(text) else {
      throw FormProblem("The header \(Operation.idempotencyKey) is no UUID: “\(text.prefix(40))”.")
    }
    return command
  }
}

extension Site {
  /// A value as an answer for programs.
  func json(_ value: some JSONDescribed, _ status: HTTPResponse.Status = .ok) -> Response {
    json(text: value.jsonText, status)
  }

  func json(text: String, _ status: HTTPResponse.Status = .ok, type: String = "application/json") -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
  }
}
