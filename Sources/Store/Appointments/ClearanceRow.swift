import Desk
import GRDB

/// A case's place on the clearance board: a function of its own events.
struct ClearanceRow {
  let values: [DatabaseValue]

  /// Nil for a case that clears nothing.
  init?(_ state: CaseState) {
    guard case .appointment(let appointment) = state.opening.subject else { return nil }
    // A case on no board still tells that its service has one.
    values = [
      state.opening.number.number.databaseValue, appointment.value.databaseValue,
      (state.clearanceState?.rawValue ?? "").databaseValue,
      state.gaps.map { "\($0.element.rawValue):\($0.status ?? "")" }.joined(separator: " ").databaseValue,
    ]
  }

  /// The gaps as the row has them.
  static func gaps(_ text: String) -> [ClearanceGap] {
    text.split(separator: " ").compactMap { gap in
      let halves = gap.split(separator: ":", omittingEmptySubsequences: false)
      guard let element = halves.first.flatMap({ ClearanceElement(rawValue: String($0)) }) else { return nil }
      return ClearanceGap(element: element, status: halves.count > 1 && !halves[1].isEmpty ? String(halves[1]) : nil)
    }
  }
}
