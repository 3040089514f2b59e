/// Weights to pick by, summed up once.
struct Weights: Sendable {
  private let sums: [Int]

  init(_ weights: [Int]) {
    var sum = 0
    sums = weights.map { weight in
      sum += max(0, weight)
      return sum
    }
  }

  /// The index of the weight that the fraction of 2⁶⁴ falls on; nil when no weight is above 0.
  func index(at fraction: UInt64) -> Int? {
    guard let total = sums.last, total > 0 else { return nil }
    let place = Spread.place(fraction, of: total)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
