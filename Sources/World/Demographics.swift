/// What a registration says of a patient besides the name.
struct Demographics: Sendable, Equatable {
  var birth: CalendarDate
  let sex: String
  let street: String
  /// PAT01 where the patient is insured through somebody else: 19 child, 01 spouse.
  let relationship: String

  /// Age in years on the date.
  func age(on date: CalendarDate) -> Int { (date.ordinal - birth.ordinal) * 4 / 1461 }
}

extension Book {
  /// What is known of a bill's patient; twins share birthday and home.
  func demographics(of bill: Bill) -> Demographics {
    let twins = isTwin(day: bill.day, index: bill.index)
    var home = Dice(seed, "person", bill.day, twins ? bill.index & ~1 : bill.index)
    let isDelivery = bill.drg == "807"
    let isSpouse = bill.subscriber != nil && (isDelivery || (!twins && home.chance(perMille: 400)))
    let isChild = bill.subscriber != nil && !isSpouse
    let payer = tables.payers[bill.payer]
    let age: ClosedRange<Int>
    switch (isDelivery, isChild) {
    case (true, _): age = 6800...15_300
    // Young children's stays and procedures are not among what is billed.
    case (false, true): age = 1900...6500
    case (false, false):
      // Most of Medicare's people are 65 or older.
      age = payer.sequestration > 0 && !home.chance(perMille: 100) ? 23_800...33_500 : 6800...23_500
    }
    let birth = CalendarDate.production(day: bill.day) - home.within(age)
    let street = "\(home.within(1...990)) QUAY STREET"
    var own = Dice(seed, "sex", bill.day, bill.index)
    let sex = isDelivery ? "F" : tables.names.sex(of: bill.patient.first) ?? own.pick(["F", "M"]) ?? "U"
    return Demographics(birth: birth, sex: sex, street: street, relationship: isChild ? "19" : "01")
  }
}
