import ArgumentParser
import Desk
import Foundation
import Store

/// `portico time-zone`: where the organisation's days begin and end.
struct TimeZoneVerb: DeskVerb {
  static let configuration = CommandConfiguration(
    commandName: "time-zone", abstract: "Show or set the time zone in which the organisation's days begin and end.")
  static let makesDirectory = true

  @Argument(help: "The new one, such as America/Chicago; it holds from the next start.")
  var name: String?
  @OptionGroup var data: DataOptions

  func perform(_ run: Invocation) async throws -> Int32 {
    let store = run.workplace.store
    guard let name else {
      try run.out.line(store.clock.timeZone.identifier)
      return ExitStatus.success
    }
    try run.mayAdminister()
    _ = try OrganisationClock.zone(name)
    try await store.keep(name, as: Setting.timeZone)
    try run.out.line("\(name) from the next start on")
    return ExitStatus.success
  }
}
