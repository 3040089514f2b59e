import ArgumentParser

/// A verb that works on a data directory, in this process or in the server that has the directory.
protocol DeskVerb: AsyncParsableCommand {
  var data: DataOptions { get }

  /// Whether the verb makes the data directory when there is none; the others say that it is missing.
  static var makesDirectory: Bool { get }

  /// Asks at the terminal for what the verb needs, and gives the arguments that say it to another process.
  mutating func prepare() throws -> [String]

  /// Does the work and gives the exit code.
  func perform(_ run: Invocation) async throws -> Int32
}

extension DeskVerb {
  static var makesDirectory: Bool { false }

  mutating func prepare() throws -> [String] { [] }

  mutating func run() async throws {
    var verb = self
    let status = await printing { out in
      let arguments = Array(CommandLine.arguments.dropFirst()) + (try verb.prepare())
      // What makes a directory brings in data of one's own, which do not belong in a demonstration.
      let demonstration = Self.makesDirectory ? nil : verb.data.onlyDemonstration
      if demonstration != nil { try out.note("(the demonstration in \(DataOptions.demonstration))") }
      let directory = demonstration ?? verb.data.directory()
      return try await VerbRun(directory: directory, arguments: arguments).carryOut(verb, out)
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}
