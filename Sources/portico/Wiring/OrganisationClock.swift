import Desk
import Foundation
import Synchronization

/// The organisation's clock: the machine's time, shifted where a demonstration plays on another day.
final class OrganisationClock: Sendable {
  private let offset = Atomic<Int64>(0)

  /// Moves the clock to this many milliseconds after the machine's.
  func shift(by milliseconds: Int64) { offset.store(milliseconds, ordering: .relaxed) }

  /// Whether the clock shows another time than the machine's.
  var isShifted: Bool { offset.load(ordering: .relaxed) != 0 }

  /// The machine's time, unshifted.
  static func machineTime() -> Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

  /// The desk's clock in a time zone.
  func deskClock(in zone: TimeZone) -> DeskClock {
    DeskClock(timeZone: zone) {
      Instant(milliseconds: OrganisationClock.machineTime().milliseconds + self.offset.load(ordering: .relaxed))
    }
  }

  /// The zone of that name, such as `America/New_York`.
  static func zone(_ name: String) throws -> TimeZone {
    guard let zone = TimeZone(identifier: name) else {
      throw Failure(
        ExitStatus.dataError, "there is no time zone '\(name)' on this machine; its names come with the package tzdata")
    }
    return zone
  }
}
