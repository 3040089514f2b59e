@testable import Desk
@testable import PorticoWeb
import Trail
import X12

extension Sample {
  func documentRow(_ status: DocumentStatus) -> DocumentRow {
    DocumentRow(
      digest: Sample.document,
      name: text("835_BCBSNC_20261030_0001_resubmission-after-clearinghouse-outage_final_v2.edi"), bytes: 4_218_900,
      receivedAt: Instant(milliseconds: 9), receivedBy: text("Dana Whitfield"), status: status,
      sets: 3, claims: 431, quarantinedSets: status == .partial ? 1 : 0, problems: status == .accepted ? 0 : 2)
  }

  func document(_ status: DocumentStatus = .partial) -> DocumentView {
    DocumentView(
      row: documentRow(status),
      sets: [
        set(1, .posted, claims: 431),
        set(
          2, .held, claims: 12, reason: "The same payer, trace number, date and amount were posted from another file."),
        set(
          3, .quarantined, claims: 0,
          reason: "SE01 says 212 segments; 211 were read. Ask the sender for the file again."),
      ],
      problems: [
        DocumentView.ProblemRow(
          set: SetID(3),
          problem: Problem(
            rule: "SE01", severity: .error, segment: 9_812, segmentID: "SE", element: 1, offset: 418_221,
            message: text(
              "The set says that it has 212 segments, and it has 211. Ask the sender for the file again."
            ))),
        DocumentView.ProblemRow(
          set: nil,
          problem: Problem(
            rule: "SVC01", severity: .warning, segment: 77, segmentID: "SVC", element: 1, component: 2, offset: 3_118,
            message: text("The procedure code has 6 characters. It was kept as it is."))),
      ])
  }

  private func set(_ id: Int64, _ disposition: Disposition, claims: Int, reason: String? = nil) -> DocumentView.SetRow {
    DocumentView.SetRow(
      id: SetID(id), type: "835", version: "005010X221A1", controlNumber: text("000\(id)"),
      range: ByteRange(start: 200, end: 418_240), disposition: disposition, claims: claims, reason: reason.map(text))
  }
}
