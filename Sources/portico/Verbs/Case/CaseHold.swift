import ArgumentParser
import Desk
import Trail
import X12

/// `portico case hold`: takes the case out of the queue until a day.
struct CaseHold: CaseDeed {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Take a case out of the queue until a day before its deadline.")

  @OptionGroup var deed: DeedOptions
  @Option(help: "The day on which it comes back, such as 2026-12-01.")
  var until: CalendarDate
  @Option(help: "Why.")
  var reason: String
  @OptionGroup var data: DataOptions

  func command(_ run: Invocation) async throws -> (what: CaseCommand, texts: [Sealed]) {
    try with(reason: reason, run) { .hold(until: until, reason: $0) }
  }
}
