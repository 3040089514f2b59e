/// A SplitMix64 stream of pseudo-random numbers, keyed by what it decides, so that each decision can be computed again
/// without the ones before it.
struct Dice {
  private var state: UInt64

  /// A stream that depends on the seed, the name of the decision and the numbers that identify its subject.
  init(_ seed: UInt64, _ decision: String, _ subject: Int...) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in decision.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state = Dice.mix(seed ^ hash)
    for number in subject { state = Dice.mix(state &+ Dice.step ^ UInt64(bitPattern: Int64(number))) }
  }

  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= Dice.step
    return Dice.mix(state)
  }

  /// A number from 0 up to but not including `bound`; 0 when the bound is 0 or less.
  mutating func below(_ bound: Int) -> Int {
    Spread.place(next(), of: bound)
  }

  /// A number in the range, both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in `perMille` of a thousand cases.
  mutating func chance(perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// The index of one of the weights, each picked in proportion to its size; nil when no weight is above 0.
  mutating func pick(by weights: Weights) -> Int? {
    weights.index(at: next())
  }

  /// One of the elements, nil of none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// An identifier made from a pattern: `#` digit, `+` digit 1 to 9, `@` letter, `&` letter or digit, all else itself.
  mutating func identifier(_ pattern: String) -> String {
    // Letters that a reader takes for digits are left out, as Medicare does.
    let letters = Array("ACDEFGHJKMNPQRTUVWXY".utf8)
    var bytes: [UInt8] = []
    for byte in pattern.utf8 {
      switch byte {
      case UInt8(ascii: "#"): bytes.append(UInt8(ascii: "0") + UInt8(below(10)))
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: "1") + UInt8(below(9)))
      case UInt8(ascii: "@"): bytes.append(letters[below(letters.count)])
      case UInt8(ascii: "&"):
        let choice = below(letters.count + 10)
        bytes.append(choice < 10 ? UInt8(ascii: "0") + UInt8(choice) : letters[choice - 10])
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
