import ArgumentParser
import Store

/// `portico dump`: everything that is stored, sorted, so that two stores can be compared line by line.
struct DumpVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "dump", abstract: "Print everything that is stored, sorted; two equal stores print the same.")

  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let spool = try SpooledLines(in: run.workplace.store.directory.incoming)
    defer { spool.remove() }
    // Whoever reads slowly must not hold the database meanwhile.
    try await run.workplace.store.dump { try spool.add($0) }
    try spool.forEach(run.out.line)
    return ExitStatus.success
  }
}
