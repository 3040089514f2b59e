import Foundation

/// A data directory with the server on it, for a client that speaks over the socket.
struct FaultDesk {
  let data: URL
  let socket: CommandSocket
  private var server: ServerProcess?
  /// How long the last start took, with everything that it had to finish.
  private(set) var start = Duration.zero

  init(data: URL) {
    self.data = data
    socket = CommandSocket(data: data)
  }

  mutating func run() async throws {
    let began = ContinuousClock.now
    server = try await ServerProcess(data: data)
    start = ContinuousClock.now - began
  }

  /// Kills the server, and gives the time just before, in milliseconds since 1970.
  mutating func kill() async -> Int64 {
    let time = FaultDesk.now()
    await server?.cutPower()
    server = nil
    return time
  }

  /// Starts the server and kills it while it puts in order what the last kill left behind.
  func killWhileRecovering(after delay: Duration) async throws -> Int64 {
    let child = try ChildProcess(Portico.binary, ["serve", "--data", data.path(), "--port", "0"])
    try await Task.sleep(for: delay)
    let time = FaultDesk.now()
    await child.cutPower()
    return time
  }

  mutating func stop() async {
    await server?.stop()
    server = nil
  }

  /// The lines that a verb answers; throws when it fails or nobody answers.
  func lines(_ arguments: String...) async throws -> [String] {
    let outcome = try await socket.send(arguments)
    guard case .answered(exit: 0, let lines, _) = outcome else { throw ChildFailure("\(arguments): \(outcome)") }
    return lines
  }

  /// Sends a file; one of which a part is quarantined is answered with 1.
  func ingest(_ file: RemittanceFile) async throws -> IngestReport {
    let outcome = try await socket.send(["ingest", "--json", file.url.path()])
    guard case .answered(exit: 0...1, let lines, _) = outcome else { throw ChildFailure("ingest: \(outcome)") }
    return try FaultDesk.first(of: lines)
  }

  /// Waits until the newest file is the one named so and all its remittances are posted, or until the server is gone, and
  /// says when that was.
  @discardableResult
  func posted(_ file: RemittanceFile) async throws -> ContinuousClock.Instant {
    struct Row: Decodable {
      var name: String
      var status: String
    }
    while case .answered(exit: 0, let lines, _) = try await socket.send(["documents", "--json"]) {
      let rows = try lines.prefix(1).map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
      if rows.contains(where: { $0.name == file.url.lastPathComponent && $0.status != "receiving" }) { break }
      try await Task.sleep(for: .milliseconds(2))
    }
    return .now
  }

  /// What `portico trail verify` finds.
  struct Verification: Decodable {
    var sound: Bool
    var entries: Int
    var root: String
  }

  func verify() async throws -> Verification {
    try FaultDesk.first(of: try await lines("trail", "verify", "--json"))
  }

  private static func first<Value: Decodable>(of lines: [String]) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data((lines.first ?? "").utf8))
  }

  static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}
