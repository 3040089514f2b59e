import Foundation
import Testing

/// The SOPs and tables of a data directory when a newer version of the product opens it.
@Suite(.timeLimit(.minutes(10)))
struct SOPFolderTests {
  private let folder: TemporaryFolder
  private let data: String
  private let sops: URL

  init() throws {
    folder = try TemporaryFolder()
    data = folder.url.appending(path: "data").path()
    sops = folder.url.appending(path: "data/SOPs")
  }

  private func open() async throws -> CommandResult {
    let result = try await portico("time-zone", "--data", data)
    #expect(result.status == 0, "\(result.stderr)")
    return result
  }

  private func remove(_ names: String...) throws {
    for name in names { try FileManager.default.removeItem(at: sops.appending(path: name)) }
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: sops.appending(path: name).path())
  }

  @Test func whatWasNeverThereIsPutInOnceAndTold() async throws {
    #expect(try await !open().stderr.contains("this version brings"))
    // A directory of before: it lacks files, and has no list of what was put in.
    try remove(".shipped", "rejected.yaml", "clearance.yaml", "schedule-columns.psv")
    let denials = sops.appending(path: "denials.yaml")
    let edited = try String(contentsOf: denials, encoding: .utf8) + "# ours\n"
    try Data(edited.utf8).write(to: denials)
    let upgraded = try await open()
    #expect(upgraded.stderr.contains("this version brings clearance.yaml, rejected.yaml, schedule-columns.psv"))
    #expect(upgraded.stderr.split(separator: "\n").count == 1)
    #expect(isThere("rejected.yaml") && isThere("clearance.yaml") && isThere("schedule-columns.psv"))
    #expect(try String(contentsOf: denials, encoding: .utf8) == edited)
    #expect(try await open().stderr.isEmpty)
  }

  @Test func whatAPersonTookOutStaysOut() async throws {
    _ = try await open()
    try remove("clearance.yaml")
    #expect(try await open().stderr.isEmpty)
    #expect(!isThere("clearance.yaml"))
  }

  @Test func anSOPUnderAnotherNameIsNotPutInTwice() async throws {
    _ = try await open()
    try FileManager.default.moveItem(at: sops.appending(path: "clearance.yaml"), to: sops.appending(path: "ours.yaml"))
    try remove(".shipped")
    #expect(try await open().stderr.isEmpty)
    #expect(!isThere("clearance.yaml"))
  }
}
