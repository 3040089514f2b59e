/// The hospital's claims as this world has them: any claim of any day, and what becomes of it, without the days between.
struct Book: Sendable {
  let seed: UInt64
  let claimsPerDay: Int
  let tables: Tables

  /// The first answer to a bill.
  func original(day: Int, index: Int) -> Adjudication {
    let bill = bill(day: day, index: index)
    let payer = tables.payers[bill.payer]
    var dice = Dice(seed, "outcome", day, index)
    if Spread.chance(Spread(seed, day: day, index: index).outcome, perMille: payer.exceptional) {
      let weights = tables.reasons.map { $0.fits(bill) ? $0.weights[bill.payer] : 0 }
      if let reason = dice.pick(by: Weights(weights)).map({ tables.reasons[$0] }) {
        return refused(bill.aged(by: reason.stale), reason)
      }
    }
    var paid = self.paid(bill)
    if let next = tables.payers.firstIndex(where: { $0.key == payer.forwardsTo }),
      paid.patientResponsibility > 0, dice.chance(perMille: payer.forwards)
    {
      (paid.status, paid.otherPayer) = ("19", next)
      if payer.isMedicare { paid.remarks.append(tables.payers[next].professionalLine == "MC" ? "MA07" : "MA18") }
    }
    return paid
  }

  /// A payer claim control number; each generation of answers to a bill has its own.
  func claimNumber(_ bill: Bill, payer: Int, generation: Int = 0) -> String {
    let pattern = tables.payers[payer].claimPattern
    let width = pattern.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "#") ? 1 : 0) }
    var modulus = 1
    for _ in 0..<min(width, 12) { modulus *= 10 }
    var dice = Dice(seed, "number", payer)
    // A factor prime to ten permutes the serial numbers, so they stay unique and do not count up.
    let production = CalendarDate.production(day: bill.day).ordinal
    let serial = generation * 100_000_000 + (production % 1000) * World.claimsLimit + bill.index
    var digits = Array(padded((serial % modulus * 619_381 + dice.below(modulus)) % modulus, width).utf8)
    var letters = Dice(seed, "letters", bill.day, bill.index)
    digits.reverse()
    let bytes = pattern.utf8.map { $0 == UInt8(ascii: "#") ? digits.removeLast() : $0 }
    return letters.identifier(String(decoding: bytes, as: UTF8.self))
  }
}
