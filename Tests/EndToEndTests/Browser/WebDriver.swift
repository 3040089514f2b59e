import Foundation

/// Speaks the W3C WebDriver protocol over plain HTTP with one driver process.
struct WebDriver: Sendable {
  /// Where the driver answers on the loopback interface.
  let port: UInt16

  /// Sends one command and gives the `value` of its answer; throws what the driver says went wrong.
  func send<Value: Decodable>(_ command: Command) async throws -> Value {
    let answer = try await LoopbackHTTP.send(command.method, "/\(command.path)", command.body, port: port)
    guard answer.status == 200 else {
      let refusal = try JSONDecoder().decode(Answer<Refusal>.self, from: answer.body).value
      throw WebDriverFailure(command: command.path, kind: refusal.error, detail: refusal.message)
    }
    return try JSONDecoder().decode(Answer<Value>.self, from: answer.body).value
  }
}

extension WebDriver {
  /// One request of the protocol: a method, a path without its leading slash, a JSON body.
  struct Command: Sendable {
    let method: String
    let path: String
    let body: Data

    static func get(_ path: String) -> Command {
      Command(method: "GET", path: path, body: Data())
    }

    static func post(_ path: String, _ body: some Encodable = [String: String]()) throws -> Command {
      Command(method: "POST", path: path, body: try JSONEncoder().encode(body))
    }

    static func delete(_ path: String) -> Command {
      Command(method: "DELETE", path: path, body: Data())
    }
  }

  /// An answer that carries nothing of interest, `null` as a rule.
  struct Nothing: Decodable {
    init(from decoder: any Decoder) {}
  }

  private struct Answer<Value: Decodable>: Decodable {
    let value: Value
  }

  private struct Refusal: Decodable {
    let error: String
    let message: String
  }
}

/// An error answer of the driver, such as `no such element`.
struct WebDriverFailure: Error, CustomStringConvertible {
  let command: String
  let kind: String
  let detail: String

  var description: String {
    let sentence = detail.split(separator: "\n").first.map(String.init) ?? ""
    let verb = command.split(separator: "/").dropFirst(2).joined(separator: "/")
    return "\(verb.isEmpty ? command : verb): \(kind): \(sentence)"
  }
}
