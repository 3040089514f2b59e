import Desk
import Foundation
import Store
import X12

extension OrganisationClock {
  /// Moves the clock so that it shows this hour of a day in the zone now, and keeps that in the store.
  static func move(_ workplace: Workplace, to day: CalendarDate, hour: Int) async throws {
    let zone = workplace.store.clock.timeZone
    let local = Double(day.days) * 86_400 + Double(hour) * 3600
    // The zone's offset on that day, asked at the local time itself: exact except within hours of a change of clocks.
    let seconds = local - Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local)))
    let offset = Int64(seconds * 1000) - machineTime().milliseconds
    try await workplace.store.keep(String(offset), as: Setting.clockOffset)
    workplace.clock.shift(by: offset)
  }
}
