import Trail
import X12

/// The newest schedule for the day of a service, where the service does not stand on it.
package struct NewerSchedule: Hashable, Sendable {
  package var document: Digest
  package var documentName: String
  /// The day of the schedule.
  package var on: CalendarDate
  /// Whether the file itself says its day; else it is the day on which it was read.
  package var saysItsDay: Bool

  package init(document: Digest, documentName: String, on: CalendarDate, saysItsDay: Bool) {
    self.document = document
    self.documentName = documentName
    self.on = on
    self.saysItsDay = saysItsDay
  }

  /// The words for a page. Nobody knows yet what it means: the schedule cancels a service in words.
  package var words: String {
    "Not on the newest schedule for this day, \(documentName) \(saysItsDay ? "of" : "read on") \(on): ask whether it still takes place"
  }
}
