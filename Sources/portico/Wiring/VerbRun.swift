import Foundation
import Store

/// One run of a verb from this command line: through the server that has the directory, else in this process.
struct VerbRun {
  let directory: DataDirectory
  /// The arguments with which the verb was typed.
  let arguments: [String]

  /// How long a directory may be in use by another command before this one gives up.
  private static let patience = Duration.seconds(10)

  /// Carries the verb out, prints what it says, and gives the exit code.
  func carryOut(_ verb: some DeskVerb) async -> Int32 {
    let standard = StandardOutput()
    let out = standard.output
    do {
      let status = try await attempt(verb, out)
      try standard.flush()
      return status
    } catch {
      try? out.note(inWords(error))
      return ExitStatus.of(error)
    }
  }

  private func attempt<Verb: DeskVerb>(_ verb: Verb, _ out: Output) async throws -> Int32 {
    let deadline = ContinuousClock.now + VerbRun.patience
    let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    while true {
      if let server = try LineChannel.connected(to: directory) {
        return try SocketClient(channel: server).carryOut(
          SocketRequest(arguments: arguments, directory: here.path), out)
      }
      guard Verb.makesDirectory || FileManager.default.fileExists(atPath: directory.database.path) else {
        throw Failure(
          ExitStatus.noInput,
          "\(directory.url.path) is no data directory; name one with --data, or make one with ingest, serve or demo")
      }
      do {
        let workplace = try await Workplace.open(directory)
        return try await verb.perform(
          Invocation(
            workplace: workplace, account: try await workplace.account(uid: getuid()), workingDirectory: here, out: out)
        )
      } catch let busy as StoreError {
        // Two commands at once: the second waits for the first, or for the server that is starting.
        guard case .locked = busy, ContinuousClock.now < deadline else { throw busy }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}
