import ArgumentParser
import Foundation
import Store

/// `portico serve`: the pages, for browsers of this machine.
struct ServeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages to browsers of this machine, until it is told to stop.",
    discussion: "While it runs, the other verbs go through it.")

  @Option(help: "The port of 127.0.0.1; 0 takes any free one.")
  var port = 8080
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard 0...65_535 ~= port else { throw ValidationError("A port is a number from 0 to 65535.") }
  }

  func run() async throws {
    let status = await printing { out in
      try WebHouse.mustBeFree(port)
      let directory = data.directory()
      guard try LineChannel.connected(to: directory) == nil else {
        throw Failure(ExitStatus.busy, "a server of \(directory.url.path) runs already")
      }
      let workplace = try await whenFree { try await Workplace.open(directory) }
      try await WebHouse(workplace: workplace).run(port: port, out: out) { port in
        try? out.line("Portico serves \(directory.url.path) at http://127.0.0.1:\(port)")
        try? out.flush()
      }
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}
