/// The remittance files of one day, planted damage included, before they are written.
struct DayOfRemittances {
  let day: Int
  let book: Book
  private(set) var files: [RemittanceFile] = []
  private(set) var planted: [Answer.Planted] = []
  /// Index of the file that is sent again.
  private(set) var resent: Int?

  init(_ book: Book, day: Int) {
    (self.book, self.day) = (book, day)
    let payers = book.tables.payers
    var claims: [[Adjudication]] = Array(repeating: [], count: payers.count)
    for index in 0..<book.claimsPerDay {
      let answer = book.original(day: day, index: index)
      claims[answer.payer].append(answer)
    }
    let followUps = FollowUps(book, on: day)
    for answer in followUps.answers { claims[answer.payer].append(answer) }
    for payer in payers.indices {
      let recoveries = followUps.recoveries.filter { $0.payer == payer }
      let file = file(payer: payer, claims: claims[payer], recoveries: recoveries)
      if !file.remittances.isEmpty { files.append(file) }
    }
    plant()
  }

  private var production: CalendarDate { CalendarDate.production(day: day) }

  private func file(payer: Int, claims: [Adjudication], recoveries: [FollowUps.Recovery]) -> RemittanceFile {
    var file = RemittanceFile(
      name: "835-\(book.tables.payers[payer].key)-\(production.compact).edi", payer: payer, production: production,
      control: control(payer), remittances: [])
    for clinic in [false, true] {
      var remittance = remittance(payer: payer, clinic: clinic, number: file.remittances.count + 1)
      remittance.claims = claims.filter { $0.bill.clinic == clinic && $0.payer == payer }
      remittance.adjustments = recoveries.filter { $0.clinic == clinic }
        .map { .init(code: "WO", reference: $0.reference, cents: $0.cents) }
      if !clinic, let carried = carried(payer: payer) { remittance.adjustments.append(carried) }
      guard !remittance.claims.isEmpty || !remittance.adjustments.isEmpty else { continue }
      addSundries(&remittance)
      remittance.carryForward()
      file.remittances.append(remittance)
    }
    return file
  }

  private func remittance(payer: Int, clinic: Bool, number: Int) -> Remittance {
    var dice = Dice(book.seed, "trace", day, payer, number)
    return Remittance(
      payer: payer, clinic: clinic, control: padded(number, 4),
      trace: "\(production.short)\(padded(payer + 1, 2))\(number)\(padded(dice.below(100_000), 5))",
      production: production)
  }

  /// Interest and corrections that concern no claim's balance.
  private func addSundries(_ remittance: inout Remittance) {
    var dice = Dice(book.seed, "sundries", day, remittance.payer, remittance.clinic ? 1 : 0)
    if let claim = remittance.claims.first(where: { $0.paid > 0 }), dice.chance(perMille: 300) {
      remittance.adjustments.append(
        .init(code: "L6", reference: claim.claimNumber, cents: -dice.within(12...4800)))
    }
    if dice.chance(perMille: 60) {
      let cents = dice.within(500...9000) * (dice.chance(perMille: 500) ? 1 : -1)
      remittance.adjustments.append(.init(code: "CS", reference: "ADJ\(dice.identifier("+#####"))", cents: cents))
    }
  }

  /// The interchange control number of the day's file with this number.
  func control(_ file: Int) -> Int { RemittanceFile.control(file, on: production) }
}

extension DayOfRemittances {
  /// The payer with the largest share sends the remittances without claims.
  private var largestPayer: Int {
    let payers = book.tables.payers
    return payers.indices.max { payers[$0].share < payers[$1].share } ?? 0
  }

  private func recoveredWithoutClaims(day: Int) -> Int {
    var dice = Dice(book.seed, "adjustments only", day)
    return dice.within(15_000...90_000)
  }

  /// What the largest payer's remittance without claims of the day before left to be taken.
  private func carried(payer: Int) -> Remittance.ProviderAdjustment? {
    guard payer == largestPayer, Plan(day: day - 1).contains(.adjustmentsOnly) else { return nil }
    let before = CalendarDate.production(day: day - 1)
    return .init(code: "FB", reference: "FB\(before.compact)", cents: recoveredWithoutClaims(day: day - 1))
  }

  private mutating func plant() {
    var dice = Dice(book.seed, "plants", day)
    for plant in Plan(day: day).plants {
      switch plant {
      case .segmentCount, .paymentTotal, .claimBalance: damage(plant, &dice)
      case .resent: resend(&dice)
      case .adjustmentsOnly: addAdjustmentsOnly(&dice)
      case .acknowledgement: note(plant, file: acknowledgementName)
      }
    }
  }

  /// Damages the smallest remittance, so that a day's work does not wait for one bad file.
  private mutating func damage(_ plant: Answer.Plant, _ dice: inout Dice) {
    let places = files.indices.flatMap { file in files[file].remittances.indices.map { (file: file, set: $0) } }
      .filter { !files[$0.file].remittances[$0.set].claims.isEmpty }
    let smallest = places.min {
      files[$0.file].remittances[$0.set].claims.count < files[$1.file].remittances[$1.set].claims.count
    }
    guard let (file, set) = smallest else { return }
    var remittance = files[file].remittances[set]
    var account = ""
    let difference: Int
    switch plant {
    case .segmentCount:
      difference = dice.chance(perMille: 500) ? 1 : -1
      remittance.segmentDifference = difference
    case .paymentTotal:
      difference = dice.within(1...99)
      remittance.totalDifference = difference
    default:
      difference = dice.within(101...9900)
      let claim = remittance.claims.indices.first { remittance.claims[$0].paid > 0 } ?? 0
      remittance.claimDifference = (claim, difference)
      account = remittance.claims[claim].bill.account
    }
    files[file].remittances[set] = remittance
    note(plant, file: files[file].name, set: remittance.control, account: account, difference: difference)
  }

  private mutating func resend(_ dice: inout Dice) {
    let damaged = planted.map(\.file)
    guard let file = dice.pick(files.indices.filter { !damaged.contains(files[$0].name) }) else { return }
    resent = file
    note(.resent, file: files[file].name.replacingEnd(".edi", with: "-resent.edi"))
  }

  private mutating func addAdjustmentsOnly(_ dice: inout Dice) {
    let payer = largestPayer
    let cents = recoveredWithoutClaims(day: day)
    var remittance = remittance(payer: payer, clinic: false, number: 9)
    remittance.adjustments = [
      .init(code: "WO", reference: dice.identifier(book.tables.payers[payer].claimPattern), cents: cents)
    ]
    remittance.carryForward()
    let name = "835-\(book.tables.payers[payer].key)-\(production.compact)-adjustments.edi"
    files.append(
      RemittanceFile(
        name: name, payer: payer, production: production, control: control(40 + payer), remittances: [remittance]))
    note(.adjustmentsOnly, file: name, set: remittance.control)
  }

  private mutating func note(
    _ kind: Answer.Plant, file: String, set: String = "", account: String = "", difference: Int = 0
  ) {
    planted.append(Answer.Planted(kind: kind, file: file, set: set, account: account, difference: difference))
  }

  /// The name of the day's acknowledgement file.
  var acknowledgementName: String { "999-\(production.compact).edi" }
}

extension String {
  /// The text with its end replaced; itself where it ends otherwise.
  fileprivate func replacingEnd(_ end: String, with other: String) -> String {
    hasSuffix(end) ? String(dropLast(end.count)) + other : self
  }
}
