/// Where a claim stands among its day's claims in three directions at once: the R3 sequence, which covers a cube more
/// evenly than dice would, so that shares come out near their weights on small days too.
struct Spread {
  /// Decide payer, kind of bill and whether it is simply paid; each is a fraction of 2⁶⁴.
  let payer: UInt64
  let kind: UInt64
  let outcome: UInt64

  /// The place of one claim; the seed and the day shift the whole sequence.
  init(_ seed: UInt64, day: Int, index: Int) {
    var shift = Dice(seed, "spread", day)
    let n = UInt64(bitPattern: Int64(index))
    // Powers of 1/g as fractions of 2⁶⁴, where g = 1.22074408… is the root of g⁴ = g + 1.
    payer = shift.next() &+ n &* 0xd1b5_4a32_d192_ed03
    kind = shift.next() &+ n &* 0xabc9_8388_fb8f_ac03
    outcome = shift.next() &+ n &* 0x8cb9_2ba7_2f3d_8dd7
  }

  /// Whether the fraction lies in the first `perMille` of a thousand parts.
  static func chance(_ fraction: UInt64, perMille: Int) -> Bool {
    place(fraction, of: 1000) < perMille
  }

  /// The part the fraction lies in, of `count` equal parts.
  static func place(_ fraction: UInt64, of count: Int) -> Int {
    count > 0 ? Int(fraction.multipliedFullWidth(by: UInt64(count)).high) : 0
  }
}
