import Foundation
import FoundationNetworking
import Testing
import Trail
import World

/// `portico resubmit`, from a claim that was sent to the file with which it is sent again.
@Suite(.timeLimit(.minutes(20)))
struct ResubmitVerbTests {
  private struct Form: Decodable {
    let payer: String
    let fields: [Field]
    struct Field: Decodable {
      let field: String
      let group: String
      let title: String
      let value: String
    }
  }
  private struct Family: Decodable { let family: Int }
  private struct Sent: Decodable {
    let sent: [Claim]
    struct Claim: Decodable { let sent: Int }
  }
  private struct Resubmission: Decodable {
    let resubmission: Int
    let state: String
    let file: String
    let repeated: Bool?
  }

  private let folder: TemporaryFolder
  private let data: String

  init() throws {
    folder = try TemporaryFolder()
    data = folder.url.appending(path: "data").path()
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ run: CommandResult) throws -> Value {
    #expect(run.status == 0, "\(run.stderr)")
    return try JSONDecoder().decode(type, from: Data(run.stdout.utf8))
  }

  /// Reads one claim file in and gives a claim of it with its form.
  private func sentClaim() async throws -> (family: String, sent: String, form: Form) {
    let world = World(seed: 5, claimsPerDay: 40)
    let file = try #require(try world.submissions(answeredOn: 1).first { $0.name.hasPrefix("837P") })
    let url = folder.url.appending(path: file.name)
    try Data(file.bytes).write(to: url)
    let read = try await portico("ingest", url.path(), "--data", data)
    #expect(read.status == 0, "\(read.stderr)")
    let list = try await portico("families", "--json", "--data", data)
    let first = try #require(list.stdout.split(separator: "\n").first)
    let family = try JSONDecoder().decode(Family.self, from: Data(first.utf8)).family
    let view = try decoded(Sent.self, try await portico("family", "\(family)", "--json", "--data", data))
    let sent = "\(try #require(view.sent.first).sent)"
    let fields = try await portico("resubmit", "fields", sent, "--purpose", "new", "--json", "--data", data)
    return ("\(family)", sent, try decoded(Form.self, fields))
  }

  @Test func theFileIsMadeReleasedByAnotherAndWrittenByteForByte() async throws {
    let (family, sent, form) = try await sentClaim()
    let charge = try #require(form.fields.first { $0.group == "Line 1" && $0.title == "Charge" })
    let command = UUID().uuidString
    var drafts: [Resubmission] = []
    for _ in 0..<2 {
      let made = try await portico(
        "resubmit", "draft", sent, "--purpose", "new", "--set", "\(charge.field)=77.5", "--command-id", command,
        "--json", "--data", data)
      drafts.append(try decoded(Resubmission.self, made))
    }
    #expect(drafts.map(\.resubmission) == [1, 1] && drafts.map(\.repeated) == [false, true])
    let early = try await portico("resubmit", "file", "1", "--data", data)
    #expect(early.status == 1 && early.stdout.isEmpty && early.stderr.contains("second look"))
    let own = try await portico("resubmit", "release", "1", "--data", data)
    #expect(own.status != 0 && own.stderr.contains("ask somebody else"))

    let password = folder.url.appending(path: "password")
    try Data("correct horse battery\n".utf8).write(to: password)
    let added = try await portico(
      "accounts", "add", "kim", "--name", "Kim", "--role", "specialist", "--password-file", password.path(), "--data",
      data)
    #expect(added.status == 0, "\(added.stderr)")
    let server = try await ServerProcess(data: folder.url.appending(path: "data"))
    let token = try await signIn("kim", "correct horse battery", at: server.address)
    _ = try await send("POST", "api/resubmissions/1/release", Data("{}".utf8), token, at: server.address)
    // The command line prints what the JSON API answers.
    for (verb, path) in [
      (["resubmit", "show", "1"], "api/resubmissions/1"), (["family", family], "api/families/\(family)"),
      (["resubmit", "fields", sent, "--purpose", "new"], "api/sent/\(sent)/new"), (["clearance"], "api/clearance"),
    ] {
      let child = try ChildProcess(Portico.binary, verb + ["--json", "--data", data])
      #expect(try await child.waitForExit(within: .seconds(180)) == 0, "\(child.standardError)")
      let answer = try await send("GET", path, nil, token, at: server.address)
      #expect(child.standardOutput == String(decoding: answer, as: UTF8.self), "\(path)")
    }

    // Through the server's socket, then without a server: the same bytes.
    try await expectFile(drafts[0].file)
    #expect(await server.stop())
    try await expectFile(drafts[0].file)

    let sentNow = UUID().uuidString
    for words in ["recorded as sent on 2026-11-02", "done before; nothing changed"] {
      let recorded = try await portico(
        "resubmit", "sent", "1", "--on", "2026-11-02", "--how", "Clearinghouse, 4711", "--command-id", sentNow,
        "--data",
        data)
      #expect(recorded.status == 0 && recorded.stdout.contains(words), "\(recorded.stdout)\(recorded.stderr)")
    }
    let shown = try decoded(Resubmission.self, try await portico("resubmit", "show", "1", "--json", "--data", data))
    #expect(shown.state == "sent" && shown.file == drafts[0].file)
    let late = try await portico("resubmit", "withdraw", "1", "--reason", "Too late.", "--data", data)
    #expect(late.status == 1 && late.stderr.contains("sent already"))
  }

  private func expectFile(_ digest: String) async throws {
    let printed = try await portico("resubmit", "file", "1", "--data", data)
    #expect(printed.status == 0, "\(printed.stderr)")
    #expect(Digest(hashing: Array(printed.stdout.utf8)).description == digest)
    let written = try await portico(
      "resubmit", "file", "1", "--output", "claim.edi", "--data", data, directory: folder.url)
    #expect(written.status == 0 && written.stdout.isEmpty, "\(written.stderr)")
    let bytes = try Data(contentsOf: folder.url.appending(path: "claim.edi"))
    #expect(Digest(hashing: Array(bytes)).description == digest)
  }

  private func signIn(_ login: String, _ password: String, at address: URL) async throws -> String {
    struct Session: Decodable { let token: String }
    let account = try JSONEncoder().encode(["login": login, "password": password])
    return try JSONDecoder().decode(
      Session.self, from: try await send("POST", "api/session", account, nil, at: address)
    ).token
  }

  /// Asks the JSON API and expects success.
  private func send(
    _ method: String, _ path: String, _ body: Data?, _ token: String?, at address: URL
  ) async throws -> Data {
    var request = URLRequest(url: address.appending(path: path))
    request.httpMethod = method
    request.httpBody = body
    if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    #expect(200..<300 ~= status, "\(path): \(String(decoding: data, as: UTF8.self))")
    return data
  }
}
