import Foundation
import FoundationNetworking
import Store

@testable import PorticoWeb

/// The least of a program that uses the JSON API: it has a token and keeps no cookie.
struct Program {
  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
    func header(_ name: String) -> String? { headers.first { $0.key.lowercased() == name.lowercased() }?.value }

    /// The answer as JSON; null when it is none.
    var json: JSONInput { (try? JSONReader.read(Array(body))) ?? .null }
    subscript(name: String) -> JSONInput? { json[name] }
    /// What kind of problem it is, without the words that all kinds share.
    var problem: String? {
      guard header("Content-Type") == "application/problem+json", self["status"] == .integer(Int64(status)) else {
        return nil
      }
      return self["type"]?.string?.replacing("urn:portico:problem:", with: "")
    }
  }

  let port: Int
  var token: String?

  func get(_ path: String) async throws -> Answer { try await send("GET", path) }

  /// Sends an object, as a command with a key where one is given.
  func post(_ path: String, _ object: [String: Any], key: UUID? = nil) async throws -> Answer {
    try await send(
      "POST", path, key.map { ["Idempotency-Key": $0.uuidString] } ?? [:],
      try JSONSerialization.data(withJSONObject: object))
  }

  /// Sends a form with one file.
  func upload(
    _ path: String, _ fields: [String: String], file: (field: String, name: String, bytes: [UInt8]), key: UUID? = nil
  ) async throws -> Answer {
    var body = Data()
    for (name, value) in fields {
      body += Data("--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Data(
      "--x\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n".utf8)
    body += Data(file.bytes) + Data("\r\n--x--\r\n".utf8)
    var headers = ["Content-Type": "multipart/form-data; boundary=x"]
    headers["Idempotency-Key"] = key?.uuidString
    return try await send("POST", path, headers, body)
  }

  func send(
    _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: Data? = nil
  ) async throws -> Answer {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body
    if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let configuration = URLSessionConfiguration.ephemeral
    // All tests run at once: an answer may take minutes where there are few cores.
    configuration.timeoutIntervalForRequest = 1200
    configuration.httpShouldSetCookies = false
    let session = URLSession(configuration: configuration)
    defer { session.invalidateAndCancel() }
    let (data, response) = try await session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var fields: [String: String] = [:]
    for (name, value) in response.allHeaderFields { fields["\(name)"] = "\(value)" }
    return Answer(status: response.statusCode, headers: fields, body: data)
  }
}

extension JSONInput {
  var string: String? { if case .string(let value) = self { value } else { nil } }
}

extension TestSite {
  /// A program that has signed in.
  func program(_ login: String) async throws -> Program {
    let stranger = Program(port: port)
    let answer = try await stranger.post("/api/session", ["login": login, "password": TestSite.password])
    guard let token = answer["token"]?.string else { throw CocoaError(.userCancelled) }
    return Program(port: port, token: token)
  }

  /// How many entries the trail has.
  func trailLength() async throws -> Int { try await store.verifyTrail(against: nil).entries }
}
