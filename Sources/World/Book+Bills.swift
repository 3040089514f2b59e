extension Book {
  /// The bill that is answered first on this day at this place among the day's claims.
  func bill(day: Int, index: Int) -> Bill {
    var twins = Dice(seed, "twins", day, index / 2)
    let paired = Book.isTwin(&twins)
    var home = paired ? twins : Dice(seed, "household", day, index)
    let spread = Spread(seed, day: day, index: paired ? index & ~1 : index)
    let payerIndex = tables.shares.index(at: spread.payer) ?? 0
    let payer = tables.payers[payerIndex]
    let kinds: [Bill.Kind] = [.professional, .outpatient, .inpatient]
    let weights = [100 * (100 - payer.institutional), 83 * payer.institutional, 17 * payer.institutional]
    let kind = Weights(weights).index(at: spread.kind).map { kinds[$0] } ?? .professional
    let last = tables.names.last(&home)
    let family = home.identifier(payer.memberPattern)
    let wait = home.within(20...58)
    let insured = tables.names.first(&home)

    var own = Dice(seed, "bill", day, index)
    let member = payer.insuresFamilies ? family : own.identifier(payer.memberPattern)
    let patient = person(last: last, member: member, other: paired ? index ^ 1 : nil, day: day, index: index)
    var subscriber: Bill.Person?
    if payer.insuresFamilies, paired || own.chance(perMille: 110) {
      subscriber = Bill.Person(last: last, first: insured, middle: "", suffix: "", member: member)
    }
    var corrected: Bill.Person?
    if own.chance(perMille: 15) {
      corrected = patient
      corrected?.first = tables.names.first(&own)
    }
    let charges = self.charges(kind, &own)
    let stay = kind == .inpatient ? own.within(2...8) : 0
    let from = CalendarDate.production(day: day) - wait
    return Bill(
      day: day, index: index, account: account(day: day, index: index), payer: payerIndex, kind: kind,
      patient: patient, subscriber: subscriber, correctedPatient: corrected, provider: provider(&own),
      clinic: payer.sets > 1 && kind == .professional && own.chance(perMille: 150),
      record: "MR" + own.identifier("+######"), group: "G" + own.identifier("+####"), charges: charges,
      showsLines: kind == .professional || (kind == .outpatient && own.chance(perMille: 600)),
      drg: kind == .inpatient ? charges.first?.procedure.code ?? "" : "", facility: facility(kind, &own), from: from,
      through: from + stay, received: from + stay + own.within(2...9))
  }

  /// Whether the patient of this place shares home and birthday with that of the neighbouring one.
  func isTwin(day: Int, index: Int) -> Bool {
    var twins = Dice(seed, "twins", day, index / 2)
    return Book.isTwin(&twins)
  }

  private static func isTwin(_ dice: inout Dice) -> Bool { dice.chance(perMille: 25) }

  /// The account number: the world's tag, the production date and the place on that day.
  func account(day: Int, index: Int) -> String {
    var tag = Dice(seed, "tag")
    return "H\(padded(tag.below(1000), 3))-\(CalendarDate.production(day: day).short)-\(padded(index, 5))"
  }

  /// A patient; `other` is the place of the twin whose first name must differ.
  private func person(last: String, member: String, other: Int?, day: Int, index: Int) -> Bill.Person {
    func firstName(_ dice: inout Dice) -> String { tables.names.first(&dice) }
    var dice = Dice(seed, "patient", day, index)
    var first = firstName(&dice)
    if let other, other < index {
      var older = Dice(seed, "patient", day, other)
      let taken = firstName(&older)
      for _ in 0..<16 where first == taken { first = firstName(&dice) }
    }
    return Bill.Person(
      last: last, first: first, middle: dice.chance(perMille: 550) ? dice.identifier("@") : "",
      suffix: dice.chance(perMille: 20) ? dice.pick(["JR", "SR", "III"]) ?? "" : "", member: member)
  }

  /// One of the people who treat patients.
  func provider(_ dice: inout Dice) -> Bill.Provider {
    let index = dice.below(tables.names.providers.count)
    let name = tables.names.providers[index]
    return Bill.Provider(last: name.last, first: name.first, npi: NPI.completing(198_300_100 + 37 * index))
  }

  private func facility(_ kind: Bill.Kind, _ dice: inout Dice) -> String {
    switch kind {
    case .professional: dice.pick(["11", "11", "22", "23", "21"]) ?? "11"
    case .outpatient: "13"
    case .inpatient: "11"
    }
  }

  private func charges(_ kind: Bill.Kind, _ dice: inout Dice) -> [Bill.Charge] {
    let choices = tables.procedures.indices.filter { tables.procedures[$0].kind == kind }
    let count = kind == .professional ? 1 + (dice.pick(by: Weights([35, 30, 20, 10, 5])) ?? 0) : 1
    var picked: [Int] = []
    for _ in 0..<count {
      guard let choice = dice.pick(choices) else { break }
      // Two lines alike would be duplicates of each other.
      if !picked.contains(choice) { picked.append(choice) }
    }
    return picked.map { choice in
      let procedure = tables.procedures[choice]
      let cents = dice.pick([0, 0, 0, 25, 50, 75, dice.below(100)]) ?? 0
      return Bill.Charge(
        procedure: procedure, modifier: dice.chance(perMille: 400) ? dice.pick(procedure.modifiers) ?? "" : "",
        units: dice.within(1...max(1, procedure.units)), cents: dice.within(procedure.price) * 100 + cents)
    }
  }
}
