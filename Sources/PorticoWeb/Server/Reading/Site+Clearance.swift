import Desk
import DeskJSON
import Hummingbird
import Store
import X12

extension Site {
  /// The clearance board.
  func clearance(_ call: Call) async throws -> ClearanceView {
    let filter = try call.query.clearanceFilter(today: store.clock.today())
    return try await store.clearance(filter, for: try call.visitor.account)
  }
}

extension FormFields {
  /// The filters of the clearance board, from today where nothing is said.
  func clearanceFilter(today: CalendarDate) throws(Refusal) -> ClearanceFilter {
    func date(_ name: String) throws(Refusal) -> CalendarDate? {
      guard let text = text(name) else { return nil }
      guard let date = CalendarDate(iso: text) else {
        throw Refusal(.invalid, "“\(text.prefix(40))” is no date; write it like 2026-11-30.")
      }
      return date
    }
    let day = try date("day")
    return ClearanceFilter(
      from: try date("from") ?? day ?? today, day: day, until: try date("until"),
      scope: text("state").flatMap { ClearanceFilter.Scope($0) } ?? .open, page: page)
  }
}
