import Desk
import Foundation
import Synchronization
import X12

/// A clock that stands still until a test moves it.
final class MovingTime: Sendable {
  private let milliseconds: Mutex<Int64>

  /// Noon in New York on Monday 2026-11-02, the first day of the generated world.
  init(milliseconds: Int64 = 1_793_638_800_000) { self.milliseconds = Mutex(milliseconds) }

  var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }

  func advance(days: Int = 0, seconds: Int = 0) {
    milliseconds.withLock { $0 += Int64(days) * 86_400_000 + Int64(seconds) * 1000 }
  }

  /// The clock as the desk sees it.
  func clock(in zone: TimeZone) -> DeskClock { DeskClock(timeZone: zone) { self.now } }
}
