import Foundation
import Testing
import X12

/// Every amount can be cut from the document again by the range and element that it names.
struct CitationTests {
  private func check(_ document: [UInt8], _ name: String) -> Int {
    let events = read(document)
    let delimiters = events.interchanges.first?.delimiters ?? Delimiters()
    var checked = 0
    func expect(_ amount: Cents?, _ range: ByteRange?, _ element: Int, _ id: String) {
      guard let amount, let range else { return }
      let cut = segment(at: range, of: document, delimiters: delimiters)
      #expect(cut.id == id && cut.cents(element) == amount, "\(name)")
      // The element's own range holds the amount too, without any knowledge of segments.
      let place = cut.range(of: element)
      let text = String(decoding: document[place.start..<place.end], as: UTF8.self)
      #expect(Cents(decimal: text.filter { !$0.isNewline }) == amount, "\(name)")
      checked += 1
    }
    for header in events.headers { expect(header.amount, header.bpr, 2, "BPR") }
    for claim in events.claims {
      expect(claim.charge, claim.clp, 3, "CLP")
      expect(claim.paid, claim.clp, 4, "CLP")
      expect(claim.patientResponsibility, claim.clp, 5, "CLP")
      for amount in claim.amounts { expect(amount.amount, amount.range, 2, "AMT") }
      for adjustment in claim.adjustments + claim.lines.flatMap(\.adjustments) {
        expect(adjustment.amount, adjustment.segment, adjustment.amountElement, "CAS")
      }
      for line in claim.lines {
        expect(line.charge, line.svc, 2, "SVC")
        expect(line.paid, line.svc, 3, "SVC")
        #expect(claim.range.start <= line.range.start && line.range.end <= claim.range.end)
        #expect(line.range.start == line.svc.start)
      }
      for remark in claim.remarks + claim.lines.flatMap(\.remarks) {
        let cut = segment(at: remark.segment, of: document, delimiters: delimiters)
        #expect(cut.text(remark.element) == remark.code)
      }
    }
    for adjustment in events.providerAdjustments {
      for item in adjustment.items { expect(item.amount, adjustment.range, item.element, "PLB") }
    }
    return checked
  }

  @Test func amountsOfGeneratedFilesAreWhereTheySay() {
    #expect(check(SampleRemittance(claims: 20).bytes(), "generated") > 200)
    var other = SampleRemittance(claims: 5)
    (other.element, other.component, other.terminator) = ("|", ">", "\r\n")
    #expect(check(other.bytes(), "other delimiters") > 50)
  }

  /// Public sample files; they are no part of the project, see `SharedFiles`.
  @Test(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
  func amountsOfRealFilesAreWhereTheySay() throws {
    var checked = 0
    for row in try SharedFiles.table(SharedFiles.x12.appending(path: "INDEX.tsv")) where row["transaction"] == "835" {
      let name = try #require(row["file"])
      let document = try SharedFiles.bytes(SharedFiles.x12.appending(path: name))
      guard read(document).errors.isEmpty else { continue }
      checked += check(document, name)
    }
    checked += check(
      try SharedFiles.bytes(SharedFiles.x12.appending(path: "edge/045_wrapped_80col.edi")), "wrapped")
    #expect(checked > 100)
  }
}
