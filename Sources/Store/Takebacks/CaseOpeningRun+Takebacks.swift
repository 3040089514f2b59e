import Desk
import GRDB
import Trail
import X12

extension CaseOpeningRun {
  /// Opens a case for each item of the remittance that takes money without an explanation. A held remittance counts nowhere,
  /// so that nothing was taken by it yet.
  mutating func openTakebacks(of remittance: RemittanceRecord, _ trail: inout TrailWriter) throws {
    guard !set.isHeld else { return }
    let reading = TakebackReading(db: db, payer: remittance.payer)
    for item in try reading.takebacks(in: set.id) {
      let facts = TakebackFacts(
        item: item, payer: remittance.payer, payerIdentifier: remittance.payerIdentifier,
        isExplained: try reading.explanation(of: item) != nil)
      guard let (sop, opening) = try playbook.opening(for: facts, number: CaseID(0), today: today) else { continue }
      let command = command("open takeback \(item.ordinal)", sop: sop.digest, at: remittance.start)
      guard try !trail.isKnown(command, request: set.document.bytes) else { continue }
      try open(opening, command, sop, controlNumber: nil, &trail)
    }
  }

  /// Tells the payer's open cases about money it took what this remittance explains of it.
  mutating func explainTakebacks(by remittance: RemittanceRecord, _ trail: inout TrailWriter) throws {
    guard !set.isHeld else { return }
    let reading = TakebackReading(db: db, payer: remittance.payer)
    guard try reading.mayExplain(set.id) else { return }
    for id in try reading.openCases() {
      guard let state = try Store.caseState(db, id) else {
        throw StoreError.drift("case \(id) has a row but no entries")
      }
      guard case .takeback(let taken, let ordinal) = state.opening.subject, state.explanation == nil,
        let item = try TakebackReading.item(db, ordinal, in: taken),
        let explanation = try reading.explanation(of: item)
      else { continue }
      let command = command("explain \(id)", sop: state.sop, at: remittance.start)
      guard try !trail.isKnown(command, request: set.document.bytes) else { continue }
      try record(state.respond(to: explanation, on: today), for: state, controlNumber: nil, command, &trail)
    }
  }
}
