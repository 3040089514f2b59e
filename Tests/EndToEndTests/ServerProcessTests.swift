import Foundation
import Testing

/// The harness itself, tried on small shell scripts that stand in for the server.
@Suite(.timeLimit(.minutes(20)))
struct ServerProcessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func script(_ body: String) throws -> URL {
    let file = folder.url.appending(path: "server")
    try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path())
    return file
  }

  @Test func findsTheAddressAndPassesTheDataFolder() async throws {
    let binary = try script("echo \"$@\"; sleep 0.2; echo listening on http://127.0.0.1:4711 >&2; exec sleep 600")
    let server = try await ServerProcess(data: folder.url, options: ["--seed", "7"], binary: binary)
    #expect(server.address.absoluteString == "http://127.0.0.1:4711")
    #expect(server.output.contains("serve --data \(folder.url.path()) --port 0 --seed 7"))
    #expect(await server.stop())
  }

  @Test func killsAServerThatDoesNotListen() async throws {
    let binary = try script("trap '' TERM; echo http://127.0.0.1:4711; while :; do sleep 0.1; done")
    let server = try await ServerProcess(data: folder.url, binary: binary)
    #expect(await !server.stop(within: .milliseconds(300)))
  }

  @Test func aServerThatEndsEarlySaysWhy() async throws {
    let binary = try script("echo 'the data folder is locked' >&2; exit 3")
    let failure = await #expect(throws: ChildFailure.self) {
      try await ServerProcess(data: folder.url, binary: binary)
    }
    #expect(failure?.description.contains("ended with status 3 before address") == true)
    #expect(failure?.description.contains("the data folder is locked") == true)
  }

  @Test func aCommandGivesItsStatusAndBothOutputs() async throws {
    let binary = try script("pwd; echo \"$1\" >&2; exit 4")
    let result = try await portico("no such case", directory: folder.url, binary: binary)
    #expect(result.status == 4)
    #expect(result.stdout.hasSuffix("\(folder.url.lastPathComponent)\n"))
    #expect(result.stderr == "no such case\n")
    await #expect(throws: ChildFailure.self) {
      try await portico(within: .milliseconds(100), binary: try script("exec sleep 600"))
    }
  }

  @Test func aProgramThatIsNotThereIsNamed() async throws {
    let missing = folder.url.appending(path: "missing")
    let failure = await #expect(throws: ChildFailure.self) { try await portico(binary: missing) }
    #expect(failure?.description.contains("cannot start \(missing.path())") == true)
  }

  @Test func thePackageRootHoldsThePackage() {
    #expect(FileManager.default.fileExists(atPath: Portico.packageRoot.appending(path: "Package.swift").path()))
  }

  @Test func aForgottenServerIsKilled() async throws {
    let binary = try script("echo $$ > pid; echo http://127.0.0.1:4711; cd /; exec sleep 600")
    let pid = folder.url.appending(path: "pid")
    do {
      let child = try ChildProcess(binary, [], directory: folder.url)
      try await child.wait(for: "address") { $0.contains("4711") ? () : nil }
    }
    let number = try String(contentsOf: pid, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    let state = "/proc/\(number)/stat"
    for _ in 0..<100 where FileManager.default.fileExists(atPath: state) {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(!FileManager.default.fileExists(atPath: state))
  }
}
