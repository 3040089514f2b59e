import CodeSets
import X12

/// What one remitted claim says, judged once by the rules that define "denied" for the whole product.
package struct Judgement: Equatable, Sendable {
  /// The outcome of a claim.
  package enum Outcome: String, Sendable, CaseIterable {
    /// Nothing to work.
    case none
    /// Money was denied: at least one denial reason with a positive amount, or status 4 without any.
    case denial
    /// The payer could not process the claim (RARC MA130): a new claim, no appeal.
    case unprocessable
    /// Nothing was paid and nothing explains why.
    case zeroPayReview = "zero_pay_review"
    /// CLP02 = 22: undoes an earlier adjudication.
    case reversal
  }

  package var outcome: Outcome
  /// The denied money, each adjustment for the same money counted once.
  package var issues: [Issue]

  /// The sum of the denied amounts.
  package var denied: Cents { issues.reduce(Cents(0)) { $0 + $1.amount } }
}

/// One denied amount of a claim: what a specialist works.
package struct Issue: Hashable, Sendable {
  /// Full when nothing was paid on the line, or on the claim where it has no line.
  package enum Size: String, Sendable { case full, partial }

  /// The position of the service line within the claim, from 1; nil for an adjustment of the whole claim.
  package var line: Int?
  package var group: String
  /// The CARC; nil where the payer denied the claim (CLP02 = 4) without giving one.
  package var reason: String?
  package var category: String
  package var amount: Cents
  package var size: Size
  /// The remark codes that stand beside the amount.
  package var remarks: [String]
  /// Where the amount stands in the document.
  package var citation: Citation

  package init(
    line: Int?, group: String, reason: String?, category: String, amount: Cents, size: Size, remarks: [String],
    citation: Citation
  ) {
    self.line = line
    self.group = group
    self.reason = reason
    self.category = category
    self.amount = amount
    self.size = size
    self.remarks = remarks
    self.citation = citation
  }
}

/// The place of one value: a segment of a document and an element in it (CLP03 is element 3).
package struct Citation: Hashable, Sendable {
  package var segment: ByteRange
  package var element: Int

  package init(segment: ByteRange, element: Int) {
    self.segment = segment
    self.element = element
  }
}

/// The category of a denial for which the payer gave no reason (CLP02 = 4 without a denial CARC).
package let unspecifiedCategory = "unspecified"

extension Judgement {
  /// Judges a remitted claim by its adjustments. The CARC table decides what is a denial, never the group code.
  package init(_ claim: RemittedClaim, codes: CodeSets) {
    if claim.status == "22" {
      self.init(outcome: .reversal, issues: [])
      return
    }
    if claim.remarks.contains(where: \.refusesProcessing), claim.paid.value <= 0 {
      self.init(outcome: .unprocessable, issues: [])
      return
    }
    var reading = ClaimReading(claim: claim, codes: codes)
    let issues = reading.deniedAmounts()
    if !issues.isEmpty {
      self.init(outcome: .denial, issues: issues)
    } else if reading.hasUnprocessableLine {
      self.init(outcome: .unprocessable, issues: [])
    } else if claim.status == "4", claim.charge > claim.paid {
      self.init(outcome: .denial, issues: [reading.unspecifiedDenial()])
    } else if claim.paid.value == 0, claim.charge.value > 0, claim.status != "25", !reading.explainsZeroPayment {
      self.init(outcome: .zeroPayReview, issues: [])
    } else {
      self.init(outcome: .none, issues: [])
    }
  }
}

/// One pass over a claim's adjustments.
private struct ClaimReading {
  let claim: RemittedClaim
  let codes: CodeSets
  private(set) var hasUnprocessableLine = false

  init(claim: RemittedClaim, codes: CodeSets) {
    self.claim = claim
    self.codes = codes
  }

  mutating func deniedAmounts() -> [Issue] {
    var issues: [Issue] = []
    for line in claim.lines {
      if line.paid.value <= 0, line.remarks.contains(where: \.refusesProcessing) {
        hasUnprocessableLine = true
        continue
      }
      for adjustment in line.adjustments {
        let size: Issue.Size = line.paid.value > 0 ? .partial : .full
        if let issue = issue(adjustment, line: line.ordinal, size: size, remarks: line.remarks) {
          issues.append(issue)
        }
      }
    }
    for adjustment in claim.adjustments where !repeatsLines(adjustment) {
      let size: Issue.Size = claim.paid.value > 0 ? .partial : .full
      if let issue = issue(adjustment, line: nil, size: size, remarks: claim.remarks) { issues.append(issue) }
    }
    return issues
  }

  private func issue(_ adjustment: Adjustment, line: Int?, size: Issue.Size, remarks: [Remark]) -> Issue? {
    guard adjustment.amount.value > 0, let carc = codes.carcs[adjustment.reason], carc.kind == .denial else {
      return nil
    }
    return Issue(
      line: line, group: adjustment.group, reason: adjustment.reason, category: carc.category,
      amount: adjustment.amount, size: size, remarks: remarks.map(\.code),
      citation: Citation(segment: adjustment.segment, element: adjustment.amountElement))
  }

  /// Whether a claim-level adjustment states the money of the lines a second time: the same group and reason add up
  /// to the same amount on the lines as on the claim, and the claim balances only when it is counted once.
  private func repeatsLines(_ adjustment: Adjustment) -> Bool {
    guard !claim.lines.isEmpty else { return false }
    func total(_ adjustments: [Adjustment]) -> Cents {
      adjustments.filter { $0.group == adjustment.group && $0.reason == adjustment.reason }.total
    }
    return total(claim.lines.flatMap(\.adjustments)) == total(claim.adjustments) && claim.imbalance.value != 0
  }

  /// Status 4 without a denial reason: what was charged and not paid is denied, and the claim segment is the evidence.
  func unspecifiedDenial() -> Issue {
    Issue(
      line: nil, group: "", reason: nil, category: unspecifiedCategory, amount: claim.charge - claim.paid,
      size: claim.paid.value > 0 ? .partial : .full, remarks: claim.remarks.map(\.code),
      citation: Citation(segment: claim.clp, element: 3))
  }

  /// A patient share, another payer, a pend or a named contract reason explains a payment of nothing; a price cut does not.
  var explainsZeroPayment: Bool {
    let adjustments: [Adjustment] = claim.adjustments + claim.lines.flatMap(\.adjustments)
    return adjustments.contains { adjustment in
      guard adjustment.amount.value > 0 else { return false }
      if adjustment.group == "PR" { return true }
      guard let carc = codes.carcs[adjustment.reason] else { return false }
      return carc.kind == .pend || carc.category != "contractual" || codes.zeroPayReasons[carc.code] != nil
    }
  }
}

extension Remark {
  /// RARC MA130: the claim is unprocessable, a new claim is needed (guardrail G5).
  fileprivate var refusesProcessing: Bool { code == "MA130" }
}
