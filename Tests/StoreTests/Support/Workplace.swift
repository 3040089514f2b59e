import CodeSets
import Desk
import Doors
import Foundation
import Store
import Testing
import Trail
import X12

/// A whole organisation in a folder of its own: store, door, three people, and a clock that tests move.
final class Workplace: Sendable {
  let directory: DataDirectory
  let time: MovingTime
  let store: Store
  let intake: Intake
  let specialist: Account
  let colleague: Account
  let manager: Account
  let auditor: Account

  /// A new organisation, or the one whose data directory was copied to `url`.
  init(at url: URL = Workplace.newFolder(), time: MovingTime = MovingTime()) async throws {
    let isNew = !FileManager.default.fileExists(atPath: url.path)
    let codes = try CodeSets.shipped()
    let (playbook, texts) = try Workplace.playbook(codes)
    let zone = try #require(TimeZone(identifier: "America/New_York"))
    directory = DataDirectory(url)
    self.time = time
    store = try Store(
      directory: directory, clock: time.clock(in: zone), codes: codes, playbook: playbook,
      halt: { fatalError($0) })
    intake = Intake(store: store)
    let store = store
    func person(_ login: String, _ role: Role) async throws -> Account {
      if !isNew { return try #require(try await store.account(login: login)) }
      return try await store.addAccount(
        login: login, name: login.capitalized, role: role, teams: [Team("Billing")], password: nil, uid: nil,
        command: store.newCommandID(), by: .system("set-up"))
    }
    if isNew { try await store.adopt(playbook, texts: texts, by: .system("set-up")) }
    specialist = try await person("sam", .specialist)
    colleague = try await person("kim", .specialist)
    manager = try await person("max", .manager)
    auditor = try await person("ada", .auditor)
  }

  deinit { try? FileManager.default.removeItem(at: directory.url) }

  /// The state of this organisation as a crash would leave it now, opened by another process.
  func afterCrash() async throws -> Workplace {
    let copy = Workplace.newFolder()
    try FileManager.default.copyItem(at: directory.url, to: copy)
    return try await Workplace(at: copy, time: time)
  }

  static func newFolder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "portico-store-tests").appending(path: UUID().uuidString)
  }

  /// The SOPs and payer rules that the project ships.
  private static func playbook(_ codes: CodeSets) throws -> (Playbook, [(name: String, text: String)]) {
    let folder = PackageRoot.url.appending(path: "SOPs")
    let texts = try ["denials", "rejected", "remittance-review", "clearance"].map { name in
      (name: name, text: try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8))
    }
    let rules = try String(contentsOf: folder.appending(path: "payer-rules.psv"), encoding: .utf8)
    let columns = try String(contentsOf: folder.appending(path: ScheduleColumns.file), encoding: .utf8)
    let playbook = Playbook(
      sops: try texts.map { try SOP(text: $0.text, file: "\($0.name).yaml") },
      payerRules: try PayerRules(text: rules, file: "payer-rules.psv"), codes: codes,
      scheduleColumns: try ScheduleColumns(text: columns, file: ScheduleColumns.file))
    return (playbook, texts + [("schedule-columns", columns)])
  }
}

extension Workplace {
  /// Brings a file in through the door.
  @discardableResult
  func take(_ bytes: [UInt8], name: String = "remittance.edi", by actor: Actor? = nil) async throws -> IntakeReport {
    let url = directory.url.appending(path: "outside-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await intake.take(fileAt: url, name: name, by: actor ?? .person(specialist))
  }

  @discardableResult
  func take(_ remittance: SmallRemittance, name: String = "remittance.edi") async throws -> IntakeReport {
    try await take(remittance.bytes, name: name)
  }
}

/// Where the package lies.
enum PackageRoot {
  static let url = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
