import ArgumentParser
import Foundation
import Store

/// `portico demo`: a hospital to look at.
struct DemoVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Start a hospital to look at, with invented patients and a clock of its own.",
    discussion: "Without --data everything stays in ./portico-demo; delete the folder to begin again.")

  @Flag(help: "Go on to 2026-12-16, when payers have answered; also while the demonstration runs.")
  var advance = false
  @Option(help: "The port of 127.0.0.1.")
  var port = 8080
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard 0...65_535 ~= port else { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run() async throws {
    let directory = data.directory(else: DataOptions.demonstration)
    let status = await printing { out in
      guard advance else { return try await serve(directory, out) }
      let status = try await VerbRun(directory: directory, arguments: ["demo-advance"]).carryOut(
        try DemoAdvance.parse([]), out)
      if try status == ExitStatus.success && LineChannel.connected(to: directory) == nil {
        try out.line("The demonstration is not running: portico demo starts it again.")
      }
      return status
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }

  private func serve(_ directory: DataDirectory, _ out: Output) async throws -> Int32 {
    guard try LineChannel.connected(to: directory) == nil else {
      throw Failure(
        ExitStatus.busy,
        "the demonstration in \(directory.url.path) runs already; portico demo --advance takes it further")
    }
    try WebHouse.mustBeFree(port)
    let workplace = try await whenFree { try await Workplace.open(directory, birth: DemoHospital.birth) }
    try await DemoHospital(workplace: workplace).prepare(out)
    try await WebHouse(workplace: workplace).run(port: port, out: out) { port in
      try? out.lines([
        "", "Portico runs at http://127.0.0.1:\(port)", "",
        "  sign in   dana (specialist), morgan (manager) or avery (auditor), password \(DemoHospital.password)",
        "  try       open the first case of the work queue and work it; then ./portico demo --advance in another terminal",
        "  stop      Ctrl-C; the data stay in \(directory.url.path)", "",
      ])
      try? out.flush()
    }
    return ExitStatus.success
  }
}

/// What `demo --advance` asks of the server that runs the demonstration.
struct DemoAdvance: DeskVerb {
  static let configuration = CommandConfiguration(commandName: "demo-advance", shouldDisplay: false)

  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    try run.mayAdminister()
    try await DemoHospital(workplace: run.workplace).advance(run.out)
    return ExitStatus.success
  }
}
