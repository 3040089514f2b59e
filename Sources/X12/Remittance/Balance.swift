extension ServiceLine {
  /// What the line is out of balance by: SVC02 − ΣCAS − SVC03; zero when it balances.
  public var imbalance: Cents { charge - adjustments.total - paid }
}

extension RemittedClaim {
  /// What the claim is out of balance by: CLP03 − ΣCAS of the claim and of its lines − CLP04.
  public var imbalance: Cents {
    lines.reduce(charge - adjustments.total - paid) { $0 - $1.adjustments.total }
  }

  /// What the lines' charges miss of the claim's: CLP03 − ΣSVC02; `nil` when no lines are reported.
  public var lineChargeImbalance: Cents? {
    lines.isEmpty ? nil : lines.reduce(charge) { $0 - $1.charge }
  }

  /// What the lines' payments miss of the claim's: CLP04 − ΣSVC03; `nil` when no lines are reported.
  ///
  /// Adjustments at claim level, such as an outlier or interest, show here too.
  public var linePaidImbalance: Cents? {
    lines.isEmpty ? nil : lines.reduce(paid) { $0 - $1.paid }
  }
}

extension ProviderAdjustment {
  /// The sum of the segment's amounts; positive takes money away.
  public var total: Cents { items.reduce(.zero) { $0 + $1.amount } }
}

extension [Adjustment] {
  /// The sum of the amounts; positive lowers the payment.
  public var total: Cents { reduce(.zero) { $0 + $1.amount } }
}

/// Adds up a transaction set to see whether the payment is what claims and provider adjustments say.
public struct TransactionBalance: Hashable, Sendable {
  /// ΣCLP04.
  public private(set) var claims = Cents.zero
  /// ΣPLB amounts.
  public private(set) var providerAdjustments = Cents.zero

  /// Makes an empty sum.
  public init() {}

  /// Adds a claim's payment.
  public mutating func add(_ claim: RemittedClaim) { claims += claim.paid }

  /// Adds a provider adjustment.
  public mutating func add(_ adjustment: ProviderAdjustment) { providerAdjustments += adjustment.total }

  /// What the set is out of balance by: ΣCLP04 − ΣPLB − BPR02; zero when it balances.
  public func imbalance(paid: Cents) -> Cents { claims - providerAdjustments - paid }
}
