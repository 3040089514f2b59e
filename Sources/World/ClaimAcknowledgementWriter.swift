/// Writes what the clearinghouse says about the form of a claim file: a 999 that names each of its sets.
enum ClaimAcknowledgementWriter {
  /// The bytes of the acknowledgement, sent on the day on which the claims came.
  static func bytes(about file: ClaimFile, control: Int) -> [UInt8] {
    let group = SegmentWriter.Group(
      code: "FA", version: "005010X231A1", sender: Hospital.clearinghouseID, receiver: Hospital.interchangeID,
      date: file.date, control: control)
    var out = SegmentWriter(.usual, wrap: .none)
    out.open(group)
    let before = out.count
    out.segment("ST", "999", "0001", group.version)
    out.segment("AK1", "HC", String(file.control), file.version)
    for batch in file.batches {
      out.segment("AK2", "837", batch.set, file.version)
      if batch.isRefused { writeError(of: batch, &out) }
      // 5: one or more segments are wrong.
      out.segment("IK5", batch.isRefused ? "R" : "A", batch.isRefused ? "5" : "")
    }
    let accepted = file.batches.count { !$0.isRefused }
    let outcome = accepted == file.batches.count ? "A" : accepted > 0 ? "P" : "R"
    let sets = String(file.batches.count)
    out.segment("AK9", outcome, sets, sets, String(accepted))
    out.segment("SE", String(out.count - before + 1), "0001")
    out.close(group, sets: 1)
    return out.bytes
  }

  /// Says that the number of the set's first billing provider is no NPI.
  private static func writeError(of batch: ClaimBatch, _ out: inout SegmentWriter) {
    let clinic = batch.claims.allSatisfy(\.bill.clinic)
    // 8: an element is wrong; 7: its code is not valid.
    out.segment("IK3", "NM1", String(SubmissionWriter.billingNamePosition), "2010", "8")
    out.segment("IK4", "9", "67", "7", batch.billingNPI(clinic: clinic))
  }
}
