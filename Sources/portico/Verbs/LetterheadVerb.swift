import ArgumentParser
import Desk
import Store

/// `portico letterhead`: what stands at the head of letters.
struct LetterheadVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "letterhead", abstract: "Show or set the lines at the head of letters: the name, then the address.",
    discussion: "Without any, letters carry the name under which the payer paid.")
  static let makesDirectory = true

  @Argument(help: "The lines, such as 'Example Medical Group' '1 Example Street'.")
  var lines: [String] = []
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    guard !lines.isEmpty else {
      let kept = try await store.setting(Store.letterheadSetting)
      try run.out.line(kept ?? "(none; letters carry the name under which the payer paid)")
      return ExitStatus.success
    }
    try run.mayAdminister()
    guard lines.count <= 6, lines.allSatisfy({ $0.contains { !$0.isWhitespace } && $0.count <= 120 }) else {
      throw Refusal(.invalid, "A letterhead has up to six lines of up to 120 characters, none of them empty.")
    }
    try await store.keep(lines.joined(separator: "\n"), as: Store.letterheadSetting)
    try run.out.lines(lines)
    return ExitStatus.success
  }
}
