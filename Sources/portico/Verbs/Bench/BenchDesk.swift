import Desk
import Doors
import Foundation
import Store
import Synchronization
import Trail
import X12

/// A data directory for one measurement, with many open cases and one person who works them.
struct BenchDesk: Sendable {
  let workplace: Workplace
  let account: Account
  /// Seconds that the opening of the cases took.
  let opening: Double
  private let folder: BenchFolder
  private let cases: Int

  var store: Store { workplace.store }

  /// Opens as many cases as asked for, by taking in a remittance in which every claim is denied.
  init(cases: Int) async throws {
    folder = try BenchFolder()
    let workplace = try await Workplace.open(DataDirectory(folder.url))
    let bytes = Mutex<Data?>(Data(DeniedClaims(count: cases, today: workplace.store.clock.today()).text.utf8))
    let (report, taken) = try await seconds {
      try await workplace.intake.take(name: "denied.835", by: .system("bench")) {
        bytes.withLock { bytes in
          defer { bytes = nil }
          return bytes
        }
      }
    }
    guard report.cases == cases else {
      throw Failure(
        ExitStatus.software, "\(report.cases) cases opened, not \(cases): \(report.problems.first?.message ?? "")")
    }
    self.workplace = workplace
    self.cases = cases
    opening = taken
    account = try await workplace.account(uid: getuid())
  }

  func remove() { folder.remove() }

  /// Works the queue by commands: every tenth case is taken, every fiftieth put on hold.
  func work() async throws {
    let until = store.clock.today().adding(days: 1)
    for number in stride(from: 10, through: cases, by: 10) {
      try await perform(.take, on: number)
      if number % 50 == 0 {
        let reason = store.seal("Waiting for the payer's answer")
        try await perform(.hold(until: until, reason: reason.digest), on: number, [reason])
      }
    }
  }

  /// Writes a note on a case, as the smallest thing that a person does, and gives the seconds until it was kept.
  func note(on number: Int) async throws -> Double {
    let text = store.seal("Called the payer; the claim is in review")
    return try await seconds { try await perform(.note(text.digest), on: number % cases + 1, [text]) }.seconds
  }

  private func perform(_ what: CaseCommand, on number: Int, _ texts: [Sealed] = []) async throws {
    _ = try await store.perform(
      CaseRequest(
        command: store.newCommandID(), id: CaseID(Int64(number)), expectedVersion: nil, what: what, texts: texts,
        actor: .person(account)))
  }
}
