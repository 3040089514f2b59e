import Desk
import GRDB
import Trail
import X12

/// A number that names a document's row.
package struct DocumentID: Hashable, Sendable {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
}

/// What was read of one transaction set, waiting to be posted or refused whole.
package struct StagedSet: Sendable {
  package var id: SetID
  package var document: DocumentID
  package var documentDigest: Digest
  /// The position of the set in its document, from 1.
  package var ordinal: Int
  package var set: TransactionSet
  package var range: ByteRange
  package var delimiters: Delimiters
  /// The ISA and GS segments above the set.
  package var interchange: ByteRange
  package var group: ByteRange
  /// The header of a remittance.
  package var header: RemittanceHeader?
  /// The header of a claim file.
  package var submission: SubmissionHeader?
  /// What a receiver says of a whole interchange: a TA1 is a set of its own.
  package var reply: InterchangeAcknowledgement?
  package var firstClaim: Int64
  /// The number after the last one that the set's claims took, kept even where the set is refused.
  package var nextClaim: Int64
  /// Every claim, sent claim or notice that was read, in a damaged set too.
  package var claims = 0
  package var charged = Cents(0)
  package var paid = Cents(0)
  package var adjusted = Cents(0)
  package var unbalancedClaims = 0
  package var deniedClaims = 0
  package var providerAdjustments = 0
  /// Groups that a 999 speaks of.
  package var groupAnswers = 0
  /// Claims that were paid, for the payer's history.
  package var paidClaims = 0
  package var paidClaimsPaid = Cents(0)
  package var paidClaimsCharged = Cents(0)
  package var digest = FactDigest()
  package var problems: [Problem] = []
  /// Why the set is refused; nil while nothing speaks against it.
  package var refusal: String?
  package var disposition = Disposition.staged

  package init(
    id: SetID, document: DocumentID, documentDigest: Digest, ordinal: Int, set: TransactionSet, delimiters: Delimiters,
    interchange: ByteRange, group: ByteRange, firstClaim: Int64
  ) {
    self.id = id
    self.document = document
    self.documentDigest = documentDigest
    self.ordinal = ordinal
    self.set = set
    self.delimiters = delimiters
    self.interchange = interchange
    self.group = group
    self.firstClaim = firstClaim
    nextClaim = firstClaim
    range = ByteRange(start: set.start, end: set.start)
  }

  /// Takes in one claim and gives its rows.
  package mutating func add(_ claim: RemittedClaim, _ judgement: Judgement) -> [FactRow] {
    let rows = ClaimRows(claim, judgement, id: firstClaim + Int64(claims), set: id.value)
    claims += 1
    charged += rows.charge
    paid += rows.paid
    if !rows.isBalanced { unbalancedClaims += 1 }
    if judgement.outcome == .denial { deniedClaims += 1 }
    if judgement.outcome != .reversal, rows.paid.value > 0 {
      paidClaims += 1
      paidClaimsPaid += rows.paid
      paidClaimsCharged += rows.charge
    }
    digest.add(rows.rows)
    return rows.rows
  }

  /// Takes in one claim that was sent and gives its rows.
  package mutating func add(_ claim: SubmittedClaim) -> [FactRow] {
    let rows = claim.rows(id: firstClaim + Int64(claims), set: id.value)
    claims += 1
    charged += claim.charge
    digest.add(rows)
    return rows
  }

  /// Takes in what a payer's front end says about one claim and gives its rows.
  package mutating func add(_ notice: ClaimStatusNotice) -> [FactRow] {
    let rows = notice.rows(id: firstClaim + Int64(claims), set: id.value)
    claims += 1
    digest.add(rows)
    return rows
  }

  /// Takes in what a receiver says about a group and gives its rows.
  package mutating func add(_ acknowledgement: FunctionalAcknowledgement) -> [FactRow] {
    groupAnswers += 1
    let rows = acknowledgement.rows(ordinal: groupAnswers, set: id.value)
    digest.add(rows)
    return rows
  }

  /// Takes in one PLB segment and gives its rows.
  package mutating func add(_ adjustment: ProviderAdjustment) -> [FactRow] {
    let rows = adjustment.items.map { item in
      providerAdjustments += 1
      adjusted += item.amount
      return FactRow(
        table: .providerAdjustment,
        values: [
          id.value.databaseValue, providerAdjustments.databaseValue, adjustment.provider.databaseValue,
          adjustment.fiscalDate.databaseValue, item.reason.databaseValue, item.reference.databaseValue,
          item.amount.databaseValue, adjustment.range.start.databaseValue, adjustment.range.end.databaseValue,
          item.element.databaseValue,
        ])
    }
    digest.add(rows)
    return rows
  }

  /// ΣCLP04 − ΣPLB − BPR02.
  package var imbalance: Cents { paid - adjusted - (header?.amount ?? Cents(0)) }
}
