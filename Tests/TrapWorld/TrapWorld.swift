import Desk
import Seeded
import X12

/// Invented claims and the payers' answers to them, with what makes matching hard planted at known places; the truth is known.
package struct TrapWorld: Sendable {
  /// An answer, and the family that it truly belongs to; nil where its claim was never sent.
  package struct Answered: Sendable {
    package var traits: ClaimTraits
    package var on: CalendarDate
    package var family: Int?
    /// The claims that a rule may name: rebills of the same content cannot be told apart.
    package var claims: Set<Int>
    package var trap: Trap?
  }

  package struct Sent: Sendable {
    package var id: Int
    package var family: Int
    package var on: CalendarDate
    package var traits: ClaimTraits
    package var replaces: String?
  }

  package enum Trap: CaseIterable, Sendable {
    case reusedNumber, reusedForSamePatient, twin, twinWithSameNumber, rebill, replacement, secondary, swappedDates,
      reversal
    case cutNumber, otherPunctuation, noDates, noMember, denialWithoutTurn, neverSent, newCharge
  }

  package private(set) var sent: [Sent] = []
  package private(set) var answers: [Answered] = []
  private var random: SeededGenerator
  private var families = 0
  private var payerNumbers = 0
  private let start: CalendarDate

  package init(claims: Int, seed: UInt64, start: CalendarDate) {
    random = SeededGenerator(seed: seed)
    self.start = start
    while sent.count < claims { plant() }
  }

  private static let lasts = [
    "SMITH", "DE LA CRUZ", "O'NEIL", "NGUYEN", "GARCIA", "ABARA", "LEE", "KOWALSKI-BRAUN", "DOE",
  ]
  private static let firsts = [
    "ANA", "JOHN", "MARIA", "LI", "OMAR", "GRACE", "PETER", "IVY", "NOAH", "ZOE", "MAX", "EVE",
  ]

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

  /// A sent claim of somebody, in a family of its own.
  private mutating func base() -> Sent {
    let day = start.adding(days: number(0...300))
    let long = number(1...10) == 1 ? day.adding(days: number(1...5)) : day
    let account = "H\(number(100...999))-\(day.days)-\(sent.count)"
    let traits = ClaimTraits(
      controlNumber: account, charge: Cents(Int64(number(20...9000) * 50)), payer: "PAYER\(number(1...12))",
      turn: .primary, frequency: "1", payerClaimNumber: "",
      patient: ClaimTraits.Patient(
        last: pick(Self.lasts), first: pick(Self.firsts), member: "M\(number(10_000_000...99_999_999))",
        birth: start.adding(days: -number(300...30_000))), service: day...long)
    families += 1
    return Sent(id: 0, family: families, on: long.adding(days: number(2...9)), traits: traits)
  }

  private mutating func send(_ claim: Sent) -> Int {
    var claim = claim
    claim.id = sent.count + 1
    sent.append(claim)
    return claim.id
  }

  /// What the payer says of a claim where nothing is unusual.
  private mutating func answer(_ claim: Sent, _ ids: Set<Int>, _ trap: Trap? = nil) -> Answered {
    var traits = claim.traits
    payerNumbers += 1
    traits.payerClaimNumber = "P\(payerNumbers)"
    // A remittance does not tell when somebody was born.
    traits.patient.birth = nil
    return Answered(
      traits: traits, on: claim.on.adding(days: number(10...60)), family: claim.family, claims: ids, trap: trap)
  }

  private mutating func plant() {
    let claim = base()
    let id = send(claim)
    guard number(1...100) <= 40 else {
      answers.append(answer(claim, [id]))
      return
    }
    plant(pick(Trap.allCases), claim, id)
  }

  private mutating func plant(_ trap: Trap, _ claim: Sent, _ id: Int) {
    switch trap {
    case .reusedNumber, .reusedForSamePatient:
      var other = base()
      other.traits.controlNumber = claim.traits.controlNumber
      other.traits.payer = claim.traits.payer
      if trap == .reusedForSamePatient {
        other.traits.patient = claim.traits.patient
        if number(0...1) == 0 { other.traits.charge = claim.traits.charge }
        if other.traits.service?.lowerBound == claim.traits.service?.lowerBound { return }
      }
      let second = send(other)
      answers += [answer(claim, [id], trap), answer(other, [second], trap)]
    case .twin, .twinWithSameNumber:
      var twin = claim
      families += 1
      twin.family = families
      twin.traits.patient.first = claim.traits.patient.first == "ANA" ? "EVE" : "ANA"
      if trap == .twin { twin.traits.controlNumber += "T" }
      let second = send(twin)
      answers += [answer(claim, [id], trap), answer(twin, [second], trap)]
    case .rebill:
      var again = claim
      again.on = claim.on.adding(days: 3)
      let second = send(again)
      answers.append(answer(again, [id, second], trap))
    case .replacement:
      let first = answer(claim, [id], trap)
      var corrected = claim
      corrected.on = first.on.adding(days: 5)
      corrected.traits.frequency = "7"
      corrected.traits.charge = corrected.traits.charge + Cents(1250)
      corrected.replaces = first.traits.payerClaimNumber
      let second = send(corrected)
      answers += [first, answer(corrected, [second], trap)]
    case .secondary:
      var later = claim
      later.on = claim.on.adding(days: 40)
      later.traits.turn = .secondary
      later.traits.payer = claim.traits.payer + "S"
      let second = send(later)
      answers += [answer(claim, [id], trap), answer(later, [second], trap)]
    case .swappedDates:
      var other = base()
      other.traits.patient = claim.traits.patient
      if other.traits.service?.lowerBound == claim.traits.service?.lowerBound { return }
      let second = send(other)
      var (one, two) = (answer(claim, [id], trap), answer(other, [second], trap))
      (one.traits.service, two.traits.service) = (two.traits.service, one.traits.service)
      answers += [one, two]
    case .reversal:
      var undone = answer(claim, [id], trap)
      undone.traits.turn = nil
      answers += [answer(claim, [id], trap), undone]
    case .cutNumber, .otherPunctuation, .noDates, .noMember, .denialWithoutTurn, .neverSent, .newCharge:
      var odd = answer(claim, [id], trap)
      distort(&odd, trap)
      answers.append(odd)
    }
  }

  /// What payers leave out or write otherwise.
  private mutating func distort(_ answer: inout Answered, _ trap: Trap) {
    switch trap {
    case .cutNumber: answer.traits.controlNumber = String(answer.traits.controlNumber.prefix(20))
    case .otherPunctuation: answer.traits.controlNumber.removeAll { $0 == "-" }
    case .noDates: answer.traits.service = nil
    case .noMember: answer.traits.patient.member = ""
    case .denialWithoutTurn:
      answer.traits.turn = nil
      answer.traits.frequency = ""
    case .neverSent:
      answer.traits.controlNumber = "X\(payerNumbers)"
      answer.traits.patient.member = "X\(payerNumbers)"
      answer.traits.patient.last = "NOBODY"
      answer.family = nil
      answer.claims = []
    case .newCharge: answer.traits.charge = answer.traits.charge + Cents(1)
    default: break
    }
  }
}
