import X12

/// One thing in which two claims may agree.
package enum ClaimTrait: String, CaseIterable, Sendable {
  case controlNumber = "control_number"
  case charge
  case service
  case payer
  case turn
  case frequency
  case patient

  /// The trait in words.
  package var title: String {
    switch self {
    case .controlNumber: "account number"
    case .charge: "charge"
    case .service: "dates of service"
    case .payer: "payer"
    case .turn: "turn of the payer"
    case .frequency: "claim frequency"
    case .patient: "patient"
    }
  }
}

/// A sent claim and an answer, side by side.
package struct TraitComparison: Hashable, Sendable {
  package private(set) var same: Set<ClaimTrait> = []
  /// What both say, and not alike; what only one says is in neither set.
  package private(set) var different: Set<ClaimTrait> = []

  package init(sent: ClaimTraits, answered: ClaimTraits) {
    note(.controlNumber, Self.isSame(sent.controlNumber, answered.controlNumber))
    note(.charge, sent.charge == answered.charge)
    note(.service, Self.isSame(sent.service, answered.service))
    note(.payer, sent.payer.isEmpty || answered.payer.isEmpty ? nil : sent.payer == answered.payer)
    note(.turn, sent.turn.flatMap { turn in answered.turn.map { $0 == turn } })
    note(.frequency, sent.frequency.isEmpty || answered.frequency.isEmpty ? nil : sent.frequency == answered.frequency)
    note(.patient, Self.isSame(sent.patient, answered.patient))
  }

  private mutating func note(_ trait: ClaimTrait, _ isSame: Bool?) {
    switch isSame {
    case true?: same.insert(trait)
    case false?: different.insert(trait)
    case nil: break
    }
  }

  /// Whether the answer is certainly about this claim or one of its family: the account number and the charge are those that
  /// were sent, patient or dates agree, and nothing else speaks against it. The frequency does not: payers repeat the one of
  /// the first claim.
  package var isCertain: Bool {
    same.isSuperset(of: [.controlNumber, .charge]) && !same.isDisjoint(with: [.service, .patient])
      && different.isDisjoint(with: [.service, .payer, .turn, .patient])
  }

  /// Whether a person should be asked: the account number agrees with a part of the rest, or all but the account number does.
  package var isPossible: Bool {
    let isSomebody = same.contains(.patient) && !different.contains(.patient)
    if same.contains(.controlNumber) {
      return isSomebody || same.isSuperset(of: [.charge, .service])
    }
    return isSomebody && same.isSuperset(of: [.service, .charge])
  }

  /// Account numbers come back in capitals, without punctuation, and cut to 20 characters (CLP01 echoes that many at least).
  private static func isSame(_ sent: String, _ answered: String) -> Bool? {
    let (sent, answered) = (plain(sent), plain(answered))
    if sent.isEmpty || answered.isEmpty { return nil }
    return sent == answered || (answered.count == 20 && sent.hasPrefix(answered))
  }

  /// The answer may name the first day alone, or days within those that were sent.
  private static func isSame(_ sent: ClosedRange<CalendarDate>?, _ answered: ClosedRange<CalendarDate>?) -> Bool? {
    guard let sent, let answered else { return nil }
    return sent.lowerBound == answered.lowerBound
  }

  /// Twins share member number, birth and last name: where both first names are told they decide.
  private static func isSame(_ sent: ClaimTraits.Patient, _ answered: ClaimTraits.Patient) -> Bool? {
    if let one = sent.birth, let other = answered.birth, one != other { return false }
    if let isSame = isSameName(sent.first, answered.first), !isSame { return false }
    let members = (plain(sent.member), plain(answered.member))
    if !members.0.isEmpty, members.0 == members.1 { return true }
    guard let isSameLast = isSameName(sent.last, answered.last) else { return nil }
    guard isSameLast else { return false }
    // Of two claims that were sent both tell the birth: the same person under another plan has another number there.
    if sent.birth != nil, sent.birth == answered.birth, isSameName(sent.first, answered.first) == true { return true }
    // The same name under another member number may be a new card, or another person.
    let isOtherMember = !members.0.isEmpty && !members.1.isEmpty
    return isOtherMember || sent.first.isEmpty || answered.first.isEmpty ? nil : true
  }

  private static func isSameName(_ left: String, _ right: String) -> Bool? {
    let (left, right) = (plain(left), plain(right))
    if left.isEmpty || right.isEmpty { return nil }
    let isInitial = left.count == 1 || right.count == 1
    return left == right || (isInitial && left.first == right.first)
  }

  fileprivate static func plain(_ text: String) -> String {
    String(text.uppercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
  }
}

extension ClaimTraits {
  /// What is left of an account number whatever a payer makes of it: capitals and digits, 20 at the most.
  package static func accountKey(_ controlNumber: String) -> String {
    String(TraitComparison.plain(controlNumber).prefix(20))
  }
}
