/// The ground truth of a day: what was put into its files and where, for tests and oracles to compare with.
public struct Answer: Sendable, Equatable {
  /// Every claim payment of the day's files in file order, without the copies in re-sent files.
  public internal(set) var claims: [Claim] = []
  /// Every provider-level adjustment (PLB), in file order.
  public internal(set) var providerAdjustments: [ProviderAdjustment] = []
  /// What was planted: damage and oddities. Whatever is not listed here is sound.
  public internal(set) var planted: [Planted] = []

  /// One claim payment (CLP) as it should be understood.
  public struct Claim: Sendable, Equatable {
    /// Name of the file that holds it.
    public let file: String
    /// Control number (ST02) of the transaction set that holds it.
    public let set: String
    /// Key of the payer in `payers.tsv`.
    public let payer: String
    /// CLP01.
    public let account: String
    /// CLP07.
    public let claimNumber: String
    /// CLP02.
    public let status: String
    /// Why the payer answers.
    public let role: Role
    /// Day on which the bill was first answered: the day itself unless this answer refers to an earlier one.
    public let originDay: Int
    /// CLP03 in cents.
    public let charge: Int
    /// What balances with charge and adjustments, in cents: CLP04, also where damage hides it.
    public let paid: Int
    /// CLP05 in cents.
    public let patientResponsibility: Int
    /// All adjustments of the claim and its lines, in file order.
    public let adjustments: [Adjustment]

    /// What is denied, in cents.
    public var denied: Int { adjustments.reduce(0) { $0 + ($1.denies ? $1.cents : 0) } }
  }

  /// Why a payer answers a bill.
  public enum Role: String, Sendable {
    /// First answer to a bill.
    case original
    /// Negation of an earlier answer, and what replaces it.
    case reversal, replacement
    /// Answer of the payer that comes after the first.
    case secondary
    /// The bill came twice: of its own accord, or instead of a correction.
    case duplicate
    /// A pended claim is paid.
    case released
    /// A denial is paid after appeal or correction, in full or in part.
    case paidInFull, paidInPart
    /// An appeal is turned down (CARC 193).
    case upheld
  }

  /// One group, reason and amount of a CAS segment.
  public struct Adjustment: Sendable, Equatable {
    /// CAS01.
    public let group: String
    /// CARC.
    public let reason: String
    /// Amount in cents; a positive one reduces the payment.
    public let cents: Int
    /// Planted as a denial.
    public let denies: Bool
  }

  /// One code, reference and amount of a PLB segment; a positive amount takes money away.
  public struct ProviderAdjustment: Sendable, Equatable {
    /// Name of the file that holds it.
    public let file: String
    /// Control number (ST02) of the transaction set that holds it.
    public let set: String
    /// PLB03-1, such as WO or FB.
    public let code: String
    /// PLB03-2.
    public let reference: String
    /// Amount in cents.
    public let cents: Int
  }

  /// Something put into a file on purpose.
  public struct Planted: Sendable, Equatable {
    /// What was put in.
    public let kind: Plant
    /// Name of the file.
    public let file: String
    /// The transaction set it concerns, or empty for the whole file.
    public let set: String
    /// The claim (CLP01) it concerns, or empty.
    public let account: String
    /// By how much an amount (in cents) or a count is off.
    public let difference: Int
  }

  /// Kinds of damage and oddity.
  public enum Plant: String, Sendable, CaseIterable {
    /// SE01 is not the number of segments.
    case segmentCount
    /// BPR02 is not what claims and provider adjustments come to.
    case paymentTotal
    /// CLP04 is not what charge and adjustments come to; the transaction balances.
    case claimBalance
    /// A file of the day again, with other control numbers and line ends and the same trace number.
    case resent
    /// A sound remittance without claims.
    case adjustmentsOnly
    /// A sound file that is no remittance (999).
    case acknowledgement
  }
}
