import ArgumentParser
import Desk
import Foundation
import Store

/// `portico resubmit file NUMBER`: the 837.
struct ResubmitFile: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "Write the claim file (837), once it is released, byte for byte.")

  @Argument(help: ArgumentHelp("The number of the resubmission.", valueName: "number"))
  var id: Int64
  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write it; else it is printed.", valueName: "file"))
  var output: String?
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let (_, url) = try await run.workplace.store.resubmissionFile(ResubmissionID(id), for: run.account)
    let bytes = try Data(contentsOf: url)
    if let output {
      try bytes.write(to: run.file(output), options: .atomic)
      try run.out.note("wrote \(run.file(output).path)")
    } else {
      try run.out.bytes(bytes)
    }
    return ExitStatus.success
  }
}
