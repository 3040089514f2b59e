import Foundation
import Glibc
import Synchronization

/// A program that runs beside the tests and ends, with all it started, when its owner forgets it or the tests crash.
///
/// Its output goes to files, so that no full pipe can block it and no grandchild can hold the reader.
final class ChildProcess: Sendable {
  private let process = Process()
  private let leash = Pipe()
  private let finished = Mutex(false)
  private let folder: TemporaryFolder
  private let name: String

  /// Starts `program` with an empty standard input and a folder for temporary files that goes when it goes.
  init(_ program: URL, _ arguments: [String], directory: URL? = nil) throws {
    folder = try TemporaryFolder()
    name = ([program.lastPathComponent] + arguments).joined(separator: " ")
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder.url.path()]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let outputs = try ["stdout", "stderr"].map { try Self.newFile(at: folder.url.appending(path: $0)) }
    (process.standardOutput, process.standardError) = (outputs[0], outputs[1])
    do {
      try process.run()
      // The child has them now, and Foundation would keep them as long as it keeps the process: for ever.
      for output in outputs { try output.close() }
      try startGuard()
    } catch {
      throw ChildFailure("cannot start \(program.path()): \(error)")
    }
  }

  deinit {
    finish()
  }

  /// What the program has written so far.
  var standardOutput: String { text(of: "stdout") }

  /// What the program has complained about so far.
  var standardError: String { text(of: "stderr") }

  /// Waits until `extract` finds what it looks for in the program's output.
  ///
  /// Throws with all the output when the program ends or the time runs out before.
  func wait<Value>(
    for what: String, within limit: Duration = .seconds(180), extract: (String) -> Value?
  ) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    while true {
      let ended = !process.isRunning
      if let value = extract(standardOutput) ?? extract(standardError) { return value }
      if ended { throw failure("ended with status \(process.terminationStatus) before \(what)") }
      if ContinuousClock.now > deadline { throw failure("showed no \(what) within \(limit)") }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits for the program to end by itself and gives its exit status.
  func waitForExit(within limit: Duration) async throws -> Int32 {
    guard await ends(within: limit) else { throw failure("did not end within \(limit)") }
    finish()
    return process.terminationStatus
  }

  /// Asks the program to end, and kills it when it has not done so in time; true when asking was enough.
  @discardableResult
  func stop(within limit: Duration = .seconds(10)) async -> Bool {
    defer { finish() }
    if process.isRunning { process.terminate() }
    if await ends(within: limit) { return true }
    await cutPower()
    return false
  }

  /// Ends the program as a power cut would, with no chance to tidy up.
  func cutPower() async {
    finish()
    _ = await ends(within: .seconds(10))
  }

  /// Kills what is left of the program's process group, once: later its number may be another's.
  ///
  /// Foundation gives each child a group of its own, named by the child's id.
  private func finish() {
    finished.withLock { finished in
      guard !finished else { return }
      finished = true
      // A program that never started has the number 0, which would stand for the group of the tests themselves.
      guard process.processIdentifier > 0 else { return }
      kill(-process.processIdentifier, SIGKILL)
      try? leash.fileHandleForWriting.write(contentsOf: Data("finished\n".utf8))
      try? leash.fileHandleForWriting.close()
    }
  }

  /// Starts a shell that does the same, and clears the folder, when this process ends before it has said a word.
  private func startGuard() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let script = "read -r word || { kill -s KILL -- -$1; rm -rf -- \"$2\"; }"
    shell.arguments = ["-c", script, "guard", String(process.processIdentifier), folder.url.path()]
    shell.standardInput = leash
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
  }

  private func ends(within limit: Duration) async -> Bool {
    let deadline = ContinuousClock.now + limit
    while process.isRunning {
      if ContinuousClock.now > deadline { return false }
      // A cancelled test still has to see its child end, so the wait must not depend on the task.
      await Task.detached { try? await Task.sleep(for: .milliseconds(10)) }.value
    }
    return true
  }

  private func failure(_ what: String) -> ChildFailure {
    ChildFailure("\(name) \(what)\n--- stdout\n\(standardOutput)\n--- stderr\n\(standardError)")
  }

  private func text(of file: String) -> String {
    let bytes = (try? Data(contentsOf: folder.url.appending(path: file))) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func newFile(at url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}

/// Says in a sentence what a child process did wrong, followed by what it printed.
struct ChildFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
