import Foundation
import FoundationNetworking

/// The least of a browser: keeps cookies, follows nothing by itself.
final class Client {
  struct Answer {
    var status: Int
    var headers: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
    func header(_ name: String) -> String? { headers.first { $0.key.lowercased() == name.lowercased() }?.value }
    var location: String? { header("Location") }

    /// The value of the first field of that name.
    func field(_ name: String) -> String? {
      guard let match = try? Regex("name=\"\(name)\" value=\"([^\"]*)\"").firstMatch(in: text) else { return nil }
      return match.output[1].substring.map(String.init)
    }
  }

  private final class NoRedirects: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
      newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }

  let port: Int
  var cookies: [String: String] = [:]
  private let session: URLSession

  init(port: Int) {
    self.port = port
    let configuration = URLSessionConfiguration.ephemeral
    // All tests run at once: an answer may take minutes where there are few cores.
    configuration.timeoutIntervalForRequest = 1200
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    session = URLSession(configuration: configuration, delegate: NoRedirects(), delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send("GET", path, headers, nil)
  }

  /// Sends a form as a browser does from a page of the server.
  func post(_ path: String, _ fields: [(String, String)], _ headers: [String: String] = [:]) async throws -> Answer {
    let body = fields.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
    return try await send(
      "POST", path, ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 }, Data(body.utf8))
  }

  /// Sends a form with files.
  func upload(
    _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])]
  ) async throws -> Answer {
    let boundary = "----test\(UInt64.random(in: 0 ... .max))"
    var body = Data()
    for (name, value) in fields {
      body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    for file in files {
      body += Data(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
          .utf8)
      body += Data(file.bytes) + Data("\r\n".utf8)
    }
    body += Data("--\(boundary)--\r\n".utf8)
    return try await send("POST", path, ["Content-Type": "multipart/form-data; boundary=\(boundary)"], body)
  }

  func signIn(_ login: String, _ password: String) async throws -> Answer {
    let form = try await get("/signin")
    return try await post(
      "/signin", [("csrf", form.field("csrf") ?? ""), ("login", login), ("password", password)])
  }

  private func send(_ method: String, _ path: String, _ headers: [String: String], _ body: Data?) async throws -> Answer
  {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    if !cookies.isEmpty {
      request.setValue(cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "), forHTTPHeaderField: "Cookie")
    }
    let (data, response) = try await session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var fields: [String: String] = [:]
    for (name, value) in response.allHeaderFields { fields["\(name)"] = "\(value)" }
    let answer = Answer(status: response.statusCode, headers: fields, body: data)
    for match in (answer.header("Set-Cookie") ?? "").matches(of: /(portico_[a-z]+)=([^;]*)/) {
      cookies[String(match.1)] = match.2.isEmpty ? nil : String(match.2)
    }
    return answer
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
