import Testing
import Trail
import X12

@testable import Desk

/// A case of a simulated desk, with a second account of the money that the state must agree with.
struct SimulatedCase {
  var state: CaseState
  let sop: SOP
  /// The opening and every event since, as the trail gave them back, each with its actor.
  private(set) var trail: [(event: CaseEvent, actor: AccountID?)] = []
  /// ΣCLP04 of this payer's later remittances.
  private(set) var paidLater = Cents.zero

  init(_ opening: CaseOpening, under sop: SOP) throws {
    self.sop = sop
    state = CaseState(opening, sop: sop.digest, at: Instant(milliseconds: 0))
    trail.append((try Self.throughTheTrail(.opened(opening)), nil))
  }

  mutating func apply(_ events: [CaseEvent], by actor: AccountID?) throws {
    for event in events {
      trail.append((try Self.throughTheTrail(event), actor))
      state.apply(event, actor: actor, at: Instant(milliseconds: Int64(trail.count)))
    }
  }

  mutating func count(paid: Cents) { paidLater += paid }

  /// The case as its trail alone makes it.
  func folded() throws -> CaseState {
    guard case .opened(let opening) = try #require(trail.first).event else { throw NoOpening() }
    var state = CaseState(opening, sop: sop.digest, at: Instant(milliseconds: 0))
    for (index, entry) in trail.enumerated().dropFirst() {
      state.apply(entry.event, actor: entry.actor, at: Instant(milliseconds: Int64(index + 1)))
    }
    return state
  }

  private struct NoOpening: Error {}

  private static func throughTheTrail(_ event: CaseEvent) throws -> CaseEvent {
    let bytes = try JSON.object(event.payload).canonicalBytes()
    let read = try CaseEvent(type: event.type, payload: try #require(try JSON(canonical: bytes).object))
    return try #require(read == event ? read : nil, "the trail gives back another event")
  }
}
