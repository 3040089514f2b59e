import Foundation
import Store

/// One run of a verb from this command line: through the server that has the directory, else in this process.
struct VerbRun {
  let directory: DataDirectory
  /// The arguments with which the verb was typed.
  let arguments: [String]

  /// Carries the verb out, prints what it says, and gives the exit code.
  func carryOut(_ verb: some DeskVerb, _ out: Output) async throws -> Int32 {
    let isNew = !directory.exists
    let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    switch try await whenFree({ try await place(makes: type(of: verb).makesDirectory) }) {
    case .server(let channel):
      let request = SocketRequest(arguments: arguments, directory: here.path)
      return try SocketClient(channel: channel).carryOut(request, out)
    case .here(let workplace):
      if isNew { try out.note("(a new data directory: \(directory.url.path))") }
      let account = try await workplace.account(uid: getuid())
      return try await verb.perform(
        Invocation(workplace: workplace, account: account, workingDirectory: here, out: out))
    }
  }

  private enum Place {
    case server(LineChannel)
    case here(Workplace)
  }

  private func place(makes: Bool) async throws -> Place {
    if let server = try LineChannel.connected(to: directory) { return .server(server) }
    let path = directory.url.path
    guard unsafe access(path, R_OK | W_OK | X_OK) == 0 || errno == ENOENT else {
      throw Failure(
        ExitStatus.noPermission,
        "\(path) is not open to this user: \(unsafe String(cString: strerror(errno))); work as the user who made it")
    }
    guard makes || directory.exists else {
      throw Failure(
        ExitStatus.noInput,
        "\(path) is no data directory; name another with --data, or make this one with portico ingest or portico serve; portico demo makes one to look at"
      )
    }
    return .here(try await Workplace.open(directory))
  }
}

/// Does something that needs the data directory alone; while another command has it, waits up to ten seconds.
func whenFree<Value>(_ body: () async throws -> Value) async throws -> Value {
  let deadline = ContinuousClock.now + .seconds(10)
  while true {
    do {
      return try await body()
    } catch let busy as StoreError {
      guard case .locked = busy, ContinuousClock.now < deadline else { throw busy }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}

/// Lets something print to this terminal, and turns its error into words and an exit code.
func printing(_ body: (Output) async throws -> Int32) async -> Int32 {
  let standard = StandardOutput()
  do {
    let status = try await body(standard.output)
    try standard.flush()
    return status
  } catch {
    try? standard.output.note(inWords(error))
    return ExitStatus.of(error)
  }
}
