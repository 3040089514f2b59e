import CodeSets
import Desk
import Doors
import Foundation
import Store

/// An open data directory with everything that works on it.
final class Workplace: Sendable {
  let store: Store
  let intake: Intake
  let clock: OrganisationClock

  private init(store: Store, clock: OrganisationClock) {
    self.store = store
    self.clock = clock
    intake = Intake(store: store)
  }

  /// Opens the directory, making it when it is new, and finishes what a stopped process had begun.
  ///
  /// - Parameter birth: the time at which the clock of a new directory begins; nil for the machine's time.
  static func open(_ directory: DataDirectory, birth: Instant? = nil) async throws -> Workplace {
    let isNew = !directory.exists
    // Whatever the folder's own mode: what is written in it is for its owner alone.
    umask(0o077)
    try directory.create()
    let folder = SOPFolder(url: directory.sops)
    let added = try folder.fill()
    if !added.isEmpty {
      let what = added.joined(separator: ", ")
      try? FileHandle.standardError.write(
        contentsOf: Data("portico: this version brings \(what); put into \(folder.url.path)\n".utf8))
    }
    let codes = try CodeSets.shipped()
    let (playbook, texts) = try folder.read(codes: codes)
    let clock = OrganisationClock()
    if isNew, let birth { clock.shift(by: birth.milliseconds - OrganisationClock.machineTime().milliseconds) }
    var store: Store? = try open(directory, clock, zone: Setting.usualZone, codes, playbook)
    if let zone = try await store?.setting(Setting.timeZone), zone != Setting.usualZone {
      // Only the store knows the zone, and a store keeps the clock it was opened with.
      store = nil
      store = try open(directory, clock, zone: zone, codes, playbook)
    }
    guard let store else { preconditionFailure("the store was opened") }
    if let offset = try await store.setting(Setting.clockOffset).flatMap(Int64.init) { clock.shift(by: offset) }
    let workplace = Workplace(store: store, clock: clock)
    try await store.adopt(playbook, texts: texts, by: .system("set-up"))
    try await workplace.addFirstAccount()
    try await workplace.intake.recover()
    return workplace
  }

  private static func open(
    _ directory: DataDirectory, _ clock: OrganisationClock, zone: String, _ codes: CodeSets, _ playbook: Playbook
  ) throws -> Store {
    try Store(
      directory: directory, clock: clock.deskClock(in: try OrganisationClock.zone(zone)), codes: codes,
      playbook: playbook
    ) { reason in
      try? FileHandle.standardError.write(contentsOf: Data("portico: \(reason)\n".utf8))
      exit(ExitStatus.software)
    }
  }

  /// In a new directory the user who makes it is a manager, so that the command line works at once.
  private func addFirstAccount() async throws {
    guard try await store.accounts().isEmpty else { return }
    let login = NSUserName().isEmpty ? "user-\(getuid())" : NSUserName()
    let name = NSFullUserName().isEmpty ? login : NSFullUserName()
    _ = try await store.addAccount(
      login: login, name: name, role: .manager, teams: [], password: nil, uid: getuid(),
      command: store.newCommandID(), by: .system("set-up"))
  }

  /// The account that a user of this machine acts for.
  func account(uid: UInt32) async throws -> Account {
    guard let account = try await store.account(uid: uid), account.isActive else {
      throw Failure(
        ExitStatus.noPermission,
        "user \(uid) of this machine has no account here; a manager adds one: portico accounts add LOGIN --uid \(uid) …"
      )
    }
    return account
  }

  /// Reads the SOPs and payer rules again and puts them into force for cases that open from now on.
  func readSOPs() async throws {
    let (playbook, texts) = try SOPFolder(url: store.directory.sops).read(codes: store.codes)
    try await store.adopt(playbook, texts: texts, by: .system("set-up"))
  }
}

/// The names of the settings that the command line keeps.
enum Setting {
  static let timeZone = "time_zone"
  static let usualZone = "America/New_York"
  /// Milliseconds that a demonstration's clock is ahead of the machine's.
  static let clockOffset = "clock_offset_ms"
}
