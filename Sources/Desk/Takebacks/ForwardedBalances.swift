import X12

/// The balances that one payer carried forward (FB): negative where one begins, because a payment cannot be less than nothing,
/// and positive where its money is taken from a later payment.
package struct ForwardedBalances: Sendable {
  private struct Place: Hashable {
    var set: SetID
    var ordinal: Int

    init(_ item: ProviderItem) { (set, ordinal) = (item.set, item.ordinal) }
  }

  private var origins: [Place: ProviderItem] = [:]

  /// Follows the balances through the payer's items, which come in the order of their remittances' dates. A balance explains
  /// its own amount once: the oldest with the same reference and amount, else the oldest with the amount, else a part of one with
  /// the reference. What a remittance carries forward it does not take at once.
  package init(_ items: [ProviderItem]) {
    var open: [(origin: ProviderItem, left: Cents)] = []
    for item in items where item.reason == "FB" {
      if item.amount.value < 0 {
        open.append((item, .zero - item.amount))
        continue
      }
      func first(_ fits: (ProviderItem, Cents) -> Bool) -> Int? {
        open.firstIndex { $0.origin.set != item.set && fits($0.origin, $0.left) }
      }
      func isNamed(_ origin: ProviderItem) -> Bool { !item.reference.isEmpty && origin.reference == item.reference }
      guard item.amount.value > 0,
        let index = first({ isNamed($0) && $1 == item.amount }) ?? first({ $1 == item.amount })
          ?? first({ isNamed($0) && $1 > item.amount })
      else { continue }
      origins[Place(item)] = open[index].origin
      open[index].left -= item.amount
      if open[index].left == .zero { open.remove(at: index) }
    }
  }

  /// Where the balance began that an item took; nil when nothing here explains it.
  package func origin(of item: ProviderItem) -> ProviderItem? { origins[Place(item)] }
}
