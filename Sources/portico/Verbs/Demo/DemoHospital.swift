import Desk
import Doors
import Foundation
import PorticoWeb
import Store
import Synchronization
import Trail
import World
import X12

/// The hospital that the demonstration shows: a synthetic world, some of its days, three people.
struct DemoHospital {
  let workplace: Workplace

  /// The password of each demonstration account; the server listens on this machine alone.
  static let password = "portico-demo"

  /// The days of the world that are loaded at first, with the dates at which the clock stands then.
  private static let firstDays = [1, 20]
  private static let laterDay = 45
  private static let hour = 9
  /// The last day loaded; kept so that a demonstration that was stopped goes on where it was.
  private static let loaded = "demo_day"

  /// The day on which the demonstration begins: the Monday after day 20.
  private static let opening = date(ofDay: 22)

  /// The hospital is set up on the morning of day 1, an hour before its first file, so that its record runs forward.
  static let birth = Instant(milliseconds: Int64(date(ofDay: 1).days) * 86_400_000 + 12 * 3_600_000)

  /// Day 1 is Monday 2026-11-02.
  private static func date(ofDay day: Int) -> CalendarDate {
    (CalendarDate(year: 2026, month: 11, day: 2) ?? .epoch).adding(days: day - 1)
  }

  private func lastDay() async throws -> Int {
    try await workplace.store.setting(DemoHospital.loaded).flatMap { Int($0) } ?? 0
  }

  /// Loads the first days and makes the accounts, as far as that was not done before.
  func prepare(_ out: Output) async throws {
    let done = try await lastDay()
    guard done < DemoHospital.firstDays.last ?? 0 else { return }
    let documents = try await workplace.store.documents(quarantined: false, page: 1, for: anyone()).rows
    guard done > 0 || documents.isEmpty else {
      throw Failure(
        ExitStatus.failure,
        "\(workplace.store.directory.url.path) holds files already; a demonstration needs a folder of its own")
    }
    if done == 0 { try await signContracts() }
    for day in DemoHospital.firstDays where day > done { _ = try await load(day, out) }
    try await addAccounts()
    try await clearServices()
    try await OrganisationClock.move(workplace, to: DemoHospital.opening, hour: DemoHospital.hour)
  }

  /// Goes on to the day on which payers answer what was worked, and says what changed.
  func advance(_ out: Output) async throws {
    let done = try await lastDay()
    guard done > 0 else {
      throw Failure(
        ExitStatus.failure, "\(workplace.store.directory.url.path) holds no demonstration; portico demo makes one")
    }
    guard done < DemoHospital.laterDay else {
      try out.line("The demonstration stands at its last day already.")
      return
    }
    let report = try await load(DemoHospital.laterDay, out)
    let proposed = try await proposals()
    try out.lines([
      "It is \(workplace.store.clock.text(workplace.store.clock.now())) now.",
      "Later remittances moved \(counted(report.moved, "case")); \(counted(report.cases, "new case")) opened.",
      "\(counted(proposed.tally.cases, "case")) were paid: \(proposed.recovered.dollars) of \(proposed.tally.denied.dollars) that had been denied. "
        + "Closing is proposed, a person decides.",
      "Sign in again: the clock has moved on by weeks, and sessions have ended.",
    ])
  }

  /// Adds the payers' invented contract terms to the rules of this directory, as a manager would.
  private func signContracts() async throws {
    let file = workplace.store.directory.sops.appending(path: "payer-rules.psv")
    let rules = try String(contentsOf: file, encoding: .utf8)
    let terms = try Tables.contracts()
    guard !rules.contains(terms) else { return }
    try Data((rules + terms).utf8).write(to: file, options: .atomic)
    try await workplace.readSOPs()
  }

  private func anyone() async throws -> Account {
    guard let account = try await workplace.store.accounts().first else {
      preconditionFailure("a workplace has an account")
    }
    return account
  }

  private func load(_ day: Int, _ out: Output) async throws -> (cases: Int, moved: Int) {
    let date = DemoHospital.date(ofDay: day)
    try await OrganisationClock.move(workplace, to: date, hour: DemoHospital.hour)
    // The desk clears services from the day on which it is looked at: schedules of earlier weeks are over by then.
    let files = try World(seed: 1, claimsPerDay: 120).story(day: day).filter { file in
      day >= DemoHospital.firstDays.last ?? 0 || !file.name.hasPrefix("schedule-")
    }
    var (claims, denied, cases, moved) = (0, 0, 0, 0)
    for (index, file) in files.enumerated() {
      out.progress("Day \(day), \(date): file \(index + 1) of \(files.count), \(file.name)")
      let bytes = Mutex<Data?>(Data(file.bytes))
      let report = try await workplace.intake.take(name: file.name, by: .system("demo")) {
        bytes.withLock { bytes in
          defer { bytes = nil }
          return bytes
        }
      }
      claims += report.posted + report.held
      denied += report.denied
      cases += report.cases
      moved += report.moved
    }
    out.progress("")
    try out.line(
      "Day \(day), \(date): \(counted(files.count, "file")), \(counted(claims, "claim")), \(grouped(denied)) denied, "
        + "\(counted(cases, "case")) opened")
    try out.flush()
    try await workplace.store.keep(String(day), as: DemoHospital.loaded)
    return (cases, moved)
  }

  private func addAccounts() async throws {
    let store = workplace.store
    let hash = try PasswordHash(DemoHospital.password).bytes
    let teams = ["Billing", "Patient Access", "Prior Auth"].map { Team($0) }
    for (login, name, role) in [
      ("dana", "Dana Whitfield", Role.specialist), ("morgan", "Morgan Reyes", .manager),
      ("avery", "Avery Lindqvist", .auditor),
    ] where try await store.account(login: login) == nil {
      _ = try await store.addAccount(
        login: login, name: name, role: role, teams: role == .specialist ? teams : [], password: hash, uid: nil,
        command: store.newCommandID(), by: .system("demo"))
    }
  }

  /// Most services of the week are in work: what a desk would have found out by Monday morning. Those whose authorization the
  /// schedule does not know stay open.
  private func clearServices() async throws {
    let store = workplace.store
    guard let dana = try await store.account(login: "dana") else { return }
    var page = 1
    while true {
      let board = try await store.clearance(
        ClearanceFilter(from: DemoHospital.opening, scope: .all, page: page), for: dana)
      for row in board.rows where !row.isClosed {
        guard let id = row.id, id.number % 6 != 0 else { continue }
        for gap in row.gaps {
          guard let (what, texts) = try finding(about: gap.element, of: row.service, id) else { continue }
          _ = try await store.perform(
            CaseRequest(
              command: store.newCommandID(), id: id, expectedVersion: nil, what: what, texts: texts,
              actor: .person(dana)))
        }
      }
      guard page < board.pageCount else { return }
      page += 1
    }
  }

  /// What was found out about an element of a service; nil where nobody has asked yet.
  private func finding(
    about element: ClearanceElement, of service: ScheduledService, _ id: CaseID
  ) throws -> (CaseCommand, [Sealed])? {
    func found(_ status: String) throws -> (CaseCommand, [Sealed]) {
      (.recordClearance(try ClearanceFinding(element, status, approval: nil), note: nil), [])
    }
    switch element {
    case .identity: return try found("verified")
    case .coverage: return try found(id.number % 7 == 3 ? "undetermined" : "active")
    case .order: return try found("received")
    case .estimate: return id.number % 5 == 1 ? nil : try found("given")
    case .notices: return id.number % 5 == 1 ? nil : try found("signed")
    case .authorization:
      guard !service.authorizationNumber.isEmpty else { return nil }
      let number = workplace.store.seal(service.authorizationNumber)
      let approval = ClearanceFinding.Approval(
        number: number.digest, from: service.on, through: service.on.adding(days: 30), units: 1)
      return (.recordClearance(try ClearanceFinding(element, "approved", approval: approval), note: nil), [number])
    }
  }

  /// The open cases for which a later remittance proposes a closing, and what came back for them.
  private func proposals() async throws -> (tally: Tally, recovered: Cents) {
    let store = workplace.store
    let account = try await anyone()
    var tally = Tally()
    var recovered = Cents.zero
    var filter = QueueFilter()
    while true {
      let view = try await store.queue(filter, for: account)
      for row in view.rows where row.isPaid {
        tally = tally + Tally(cases: 1, denied: row.denied)
        recovered += try await store.caseView(row.id, for: account).state.recovered
      }
      guard filter.page < view.pageCount else { return (tally, recovered) }
      filter.page += 1
    }
  }
}
