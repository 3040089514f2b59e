extension Book {
  /// Who is expected on a date, the earliest first. A date's appointments are the same in whichever schedule they stand.
  func appointments(on date: CalendarDate) -> [Appointment] {
    guard !tables.services.isEmpty else { return [] }
    var dice = Dice(seed, "appointments", date.ordinal)
    let count = date.isQuiet ? dice.within(3...5) : dice.within(16...23)
    return (0..<count).map { appointment(on: date, index: $0) }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  private func appointment(on date: CalendarDate, index: Int) -> Appointment {
    var dice = Dice(seed, "appointment", date.ordinal, index)
    let isPlanted = date.isThursday && index == 0
    let expected = isPlanted ? unclearedScan(on: date, &dice) : anybody(on: date, &dice)
    let urgency = isPlanted ? (date.isQuiet ? .urgent : .elective) : urgency(on: date, &dice)
    let service = expected.service
    let payer = tables.payers[expected.payer]
    let number = dice.identifier("AU+#######")
    let isAuthorized = dice.chance(perMille: 840) && !isPlanted && urgency != .emergency
    let authorization = isAuthorized && tables.wantsAuthorization(payer, before: service.code) ? number : ""
    let change = dice.pick(by: Weights([880, 50, 70])).map { [Appointment.Change.scheduled, .moved, .cancelled][$0] }
    let quarters = (service.starts.upperBound - service.starts.lowerBound) / 15
    return Appointment(
      id: "AP-\(date.short)-\(padded(index + 1, 3))", record: expected.record, patient: expected.patient,
      demographics: expected.demographics, payer: expected.payer, service: service, date: date,
      start: service.starts.lowerBound + dice.within(0...max(0, quarters)) * 15, urgency: urgency,
      orderedBy: provider(&dice), authorization: authorization, authorizedBefore: dice.within(0...12),
      change: isPlanted ? .scheduled : change ?? .scheduled, changedBefore: dice.within(0...6))
  }

  /// Emergencies are added to any day; on quiet days little else is done.
  private func urgency(on date: CalendarDate, _ dice: inout Dice) -> Appointment.Urgency {
    let weights = date.isQuiet ? [250, 600, 150] : [850, 130, 20]
    return dice.pick(by: Weights(weights)).map { [.elective, .urgent, .emergency][$0] } ?? .elective
  }

  /// Who is expected, before the service has an hour.
  private struct Expected {
    let record: String
    let patient: Bill.Person
    let demographics: Demographics
    let payer: Int
    let service: Service
  }

  private func anybody(on date: CalendarDate, _ dice: inout Dice) -> Expected {
    let bill = knownBill(before: date, &dice)
    let isKnown = dice.chance(perMille: 450) && claimsPerDay > 0
    let person = isKnown ? bill : stranger(bill)
    let demographics = demographics(of: person)
    let age = demographics.age(on: date)
    let weights = tables.services.map { $0.suits(sex: demographics.sex, age: age) ? $0.weight : 0 }
    let service = tables.services[dice.pick(by: Weights(weights)) ?? 0]
    return Expected(
      record: person.record, patient: person.patient, demographics: demographics, payer: person.payer,
      service: service)
  }

  /// A scan whose payer wants an authorisation that nobody has asked for.
  private func unclearedScan(on date: CalendarDate, _ dice: inout Dice) -> Expected {
    let code = dice.pick(["70551", "73721"])
    let service = tables.services.first { $0.code == code } ?? tables.services[0]
    for _ in 0..<64 {
      let bill = knownBill(before: date, &dice)
      let demographics = demographics(of: bill)
      guard tables.wantsAuthorization(tables.payers[bill.payer], before: service.code),
        service.suits(sex: demographics.sex, age: demographics.age(on: date))
      else { continue }
      return Expected(
        record: bill.record, patient: bill.patient, demographics: demographics, payer: bill.payer, service: service)
    }
    return anybody(on: date, &dice)
  }

  /// A bill whose patient comes again: of the Saturday before the week of the date, or of some day of the month before that.
  private func knownBill(before date: CalendarDate, _ dice: inout Dice) -> Bill {
    let day = date.ordinal - CalendarDate.firstDay.ordinal + 1
    let saturday = day - 1 - (date.weekday + 1) % 7
    let source = dice.chance(perMille: 500) ? saturday : saturday - dice.within(1...28)
    return bill(day: source, index: dice.below(claimsPerDay))
  }

  /// Somebody who was never here, made like the patient of a bill that does not exist.
  private func stranger(_ bill: Bill) -> Bill {
    self.bill(day: bill.day, index: World.claimsLimit + bill.index)
  }
}

extension CalendarDate {
  /// 0 is Monday; 1970-01-01 was a Thursday.
  var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }

  /// Whether it is a Thursday.
  var isThursday: Bool { weekday == 3 }

  /// Whether little is planned: a weekend, Thanksgiving, Christmas or New Year's Day.
  var isQuiet: Bool {
    let monthAndDay = compact.dropFirst(4)
    let isThanksgiving = isThursday && ("1122"..."1128").contains(monthAndDay)
    return weekday > 4 || isThanksgiving || monthAndDay == "1225" || monthAndDay == "0101"
  }

  /// The date as CCYY-MM-DD.
  var dashed: String {
    let text = compact
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }
}
