import ArgumentParser
import Store

/// `portico rebuild`: proves that everything shown follows from the documents and the record.
struct RebuildVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Read every document again, compare, and make all work lists anew from the record.",
    discussion: "Ends with 70, and changes nothing, when what is stored is not what was recorded.")

  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let out = run.out
    let report = try await run.workplace.store.rebuild { out.progress($0) }
    out.progress("")
    try out.lines(report.lines)
    return ExitStatus.success
  }
}
