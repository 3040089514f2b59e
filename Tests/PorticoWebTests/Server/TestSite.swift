import CodeSets
import Desk
import Doors
import Foundation
import PorticoWeb
import Store
import Trail
import World

/// A server over an organisation of its own, with one synthetic day read in and three people who can sign in.
final class TestSite: Sendable {
  static let password = "correct horse battery"

  /// The files of a synthetic day.
  static let files = Result { try World(seed: 835, claimsPerDay: 30).files(day: 1) }

  /// A day with a denial above the amount from which a packet needs a second look, behind the first of the claims that its
  /// remittances answer.
  static let sentAndAnswered = Result {
    let world = World(seed: 5, claimsPerDay: 40)
    let claims = try world.submissions(answeredOn: 1).filter { $0.name.hasPrefix("837P") }
    return try Array(claims.prefix(1)) + world.files(day: 1)
  }

  let store: Store
  let port: Int
  private let folder: URL
  private let server: Task<Void, any Error>

  private init(store: Store, port: Int, folder: URL, server: Task<Void, any Error>) {
    (self.store, self.port, self.folder, self.server) = (store, port, folder, server)
  }

  deinit {
    server.cancel()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Starts a server on a free port, with the files read in; `isEmpty` leaves them out.
  static func start(
    isEmpty: Bool = false, files: Result<[GeneratedFile], any Error> = files
  ) async throws -> TestSite {
    let folder = FileManager.default.temporaryDirectory.appending(path: "portico-web-tests/\(UUID().uuidString)")
    let codes = try CodeSets.shipped()
    let (playbook, texts) = try shippedPlaybook(codes)
    let now = Instant(milliseconds: 1_793_800_000_000)  // 2026-11-04
    let store = try Store(
      directory: DataDirectory(folder), clock: DeskClock(timeZone: .gmt) { now }, codes: codes, playbook: playbook,
      halt: { fatalError($0) })
    try await store.adopt(playbook, texts: texts, by: .system("set-up"))
    let password = try PasswordHash(TestSite.password, cost: PasswordHash.Cost(log2N: 4, r: 1, p: 1)).bytes
    for (login, role) in [("sam", Role.specialist), ("kim", .specialist), ("max", .manager), ("ada", .auditor)] {
      _ = try await store.addAccount(
        login: login, name: login.capitalized, role: role, teams: [], password: password, uid: nil,
        command: store.newCommandID(), by: .system("set-up"))
    }
    let intake = Intake(store: store)
    if !isEmpty {
      for file in try files.get() {
        let url = folder.appending(path: "outside")
        try Data(file.bytes).write(to: url)
        _ = try await intake.take(fileAt: url, name: file.name, by: .system("set-up"))
      }
    }
    let server = try PorticoServer(
      store: store,
      door: FileDoor(
        take: { url, name, actor in
          let report = try await intake.take(fileAt: url, name: name, by: actor)
          return (report.digest, report.status == .duplicate)
        }, post: { try await intake.post(held: $0, command: $1, by: $2) }),
      packets: packets(store), demoClock: { "Today is 2026-11-04." },
      log: { print($0) })
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let task = Task { try await server.runUntilCancelled(port: 0) { port.yield($0) } }
    guard let bound = await ports.first(where: { _ in true }) else { throw CancellationError() }
    return TestSite(store: store, port: bound, folder: folder, server: task)
  }

  static func packets(_ store: Store) -> PacketDoor {
    let writer = PacketWriter(store: store)
    return PacketDoor(
      preview: {
        try await writer.preview($0, PacketOrder(level: $1.level, text: $1.text, address: $1.address), for: $2)
      },
      draft: { id, order, version, command, account in
        try await writer.draft(
          id, PacketOrder(level: order.level, text: order.text, address: order.address), expectedVersion: version,
          command: command, by: account)
      })
  }

  private static func shippedPlaybook(_ codes: CodeSets) throws -> (Playbook, [(name: String, text: String)]) {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let sops = root.appending(path: "SOPs")
    let texts = try ["denials", "rejected", "remittance-review", "clearance"].map { name in
      (name: name, text: try String(contentsOf: sops.appending(path: "\(name).yaml"), encoding: .utf8))
    }
    let rules = try String(contentsOf: sops.appending(path: "payer-rules.psv"), encoding: .utf8)
    let columns = try String(contentsOf: sops.appending(path: ScheduleColumns.file), encoding: .utf8)
    return (
      Playbook(
        sops: try texts.map { try SOP(text: $0.text, file: $0.name) },
        payerRules: try PayerRules(text: rules, file: "payer-rules.psv"), codes: codes,
        scheduleColumns: try ScheduleColumns(text: columns, file: ScheduleColumns.file)),
      texts + [("schedule-columns", columns)]
    )
  }

  /// Reads another file in.
  func take(_ name: String, _ bytes: [UInt8]) async throws {
    let url = folder.appending(path: UUID().uuidString)
    try Data(bytes).write(to: url)
    _ = try await Intake(store: store).take(fileAt: url, name: name, by: .system("set-up"))
  }

  /// Somebody who has signed in.
  func signedIn(_ login: String) async throws -> Client {
    let client = Client(port: port)
    let answer = try await client.signIn(login, TestSite.password)
    guard answer.status == 303, client.cookies["portico_session"] != nil else { throw CocoaError(.userCancelled) }
    return client
  }

  /// The first open case that nobody has taken.
  func openCase() async throws -> CaseID {
    guard let account = try await store.account(login: "sam"),
      let row = try await store.queue(QueueFilter(scope: .unassigned), for: account).rows.first
    else { throw CocoaError(.fileNoSuchFile) }
    return row.id
  }
}
