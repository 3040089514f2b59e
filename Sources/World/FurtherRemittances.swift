/// What payers send on a day in a second file each: answers to claims that were sent again after a rejection and to those for
/// a second plan, appeals that were won, and money that is taken back after an audit.
struct FurtherRemittances {
  private(set) var files: [RemittanceFile] = []

  /// Days after which a payer takes what a remittance of less than nothing left open.
  static let carry = 25
  /// Before this day nothing was left open.
  private static let first = -60

  init(_ book: Book, day: Int) {
    var answers = book.rejections(answeredOn: day).compactMap(\.again).map { book.paid($0.bill) }
    answers += book.secondaries(answeredOn: day).map(\.answer)
    answers += book.appealsWon(on: day)
    let audits = Audits(book, on: day)
    answers += audits.answers
    let open = day < FurtherRemittances.first ? [] : FurtherRemittances(book, day: day - FurtherRemittances.carry).open
    for payer in book.tables.payers.indices {
      var file = FurtherRemittances.emptyFile(of: payer, book, day: day)
      for clinic in [false, true] {
        var remittance = FurtherRemittances.emptyRemittance(of: file, clinic: clinic, book, day: day)
        remittance.claims = answers.filter { $0.payer == payer && $0.bill.clinic == clinic }
        remittance.adjustments =
          audits.recoveries.filter { $0.payer == payer && $0.clinic == clinic }
          .map { .init(code: "WO", reference: $0.reference, cents: $0.cents) }
          + open.filter { $0.payer == payer && $0.clinic == clinic }
          .map { .init(code: "FB", reference: $0.reference, cents: $0.cents) }
        guard !remittance.claims.isEmpty || !remittance.adjustments.isEmpty else { continue }
        remittance.carryForward()
        file.remittances.append(remittance)
      }
      if !file.remittances.isEmpty { files.append(file) }
    }
  }

  /// What these remittances leave to be taken from later ones.
  private var open: [FollowUps.Recovery] {
    files.flatMap(\.remittances).flatMap { remittance in
      remittance.adjustments.filter { $0.code == "FB" && $0.cents < 0 }.map {
        FollowUps.Recovery(
          payer: remittance.payer, clinic: remittance.clinic, reference: $0.reference, cents: -$0.cents)
      }
    }
  }

  private static func emptyFile(of payer: Int, _ book: Book, day: Int) -> RemittanceFile {
    let production = CalendarDate.production(day: day)
    return RemittanceFile(
      name: "835-\(book.tables.payers[payer].key)-\(production.compact)-2.edi", payer: payer, production: production,
      control: RemittanceFile.control(20 + payer, on: production), remittances: [])
  }

  private static func emptyRemittance(of file: RemittanceFile, clinic: Bool, _ book: Book, day: Int) -> Remittance {
    let number = file.remittances.count + 1
    var dice = Dice(book.seed, "further trace", day, file.payer, number)
    // The day's first file numbers its payments 1, 2 and 9.
    let trace = "\(file.production.short)\(padded(file.payer + 1, 2))\(number + 4)\(padded(dice.below(100_000), 5))"
    return Remittance(
      payer: file.payer, clinic: clinic, control: padded(number, 4), trace: trace, production: file.production)
  }
}
