/// A mistake in a claim for which a payer's front end rejects it.
enum Fault: CaseIterable, Sendable {
  case memberNumber, birthDate, providerNumber, modifier, authorization

  /// STC01-1: A3 unprocessable, A6 something is missing, A7 invalid, A8 two things do not go together.
  var category: String {
    switch self {
    case .memberNumber: "A7"
    case .birthDate: "A8"
    case .providerNumber: "A3"
    case .modifier, .authorization: "A6"
    }
  }

  /// STC01-2.
  var status: String {
    switch self {
    case .memberNumber: "164"
    case .birthDate: "158"
    case .providerNumber: "562"
    case .modifier: "453"
    case .authorization: "252"
    }
  }

  /// STC01-3, whom it is about, or empty.
  func entity(of bill: Bill) -> String {
    switch self {
    case .memberNumber: "IL"
    case .birthDate: bill.subscriber == nil ? "IL" : "QC"
    case .providerNumber: bill.kind == .professional ? "82" : "71"
    case .modifier, .authorization: ""
    }
  }

  /// Who the patient is must be asked; the rest is corrected from the record.
  var needsThePatient: Bool { self == .memberNumber || self == .birthDate }

  /// Whether a claim can have it.
  func fits(_ claim: Submission) -> Bool {
    switch self {
    case .memberNumber, .birthDate, .providerNumber: true
    case .modifier: claim.bill.charges.contains { !$0.modifier.isEmpty }
    case .authorization: !claim.details.authorization.isEmpty
    }
  }
}

extension Submission {
  /// The claim with the mistake in it.
  func spoiled(by fault: Fault) -> Submission {
    var claim = self
    claim.fault = fault
    switch fault {
    case .memberNumber:
      let wrong = bill.patient.member.withTwoCharactersSwapped
      claim.bill.patient.member = wrong
      claim.bill.subscriber?.member = wrong
    case .birthDate: claim.details.patient.birth = details.patient.birth + 9
    case .providerNumber: claim.bill.provider.npi = NPI.mistyped(bill.provider.npi)
    case .modifier: for index in bill.charges.indices { claim.bill.charges[index].modifier = "" }
    case .authorization: claim.details.authorization = ""
    }
    return claim
  }
}

extension String {
  /// The last two different neighbours swapped, as hasty fingers do; where all are alike the last is lost.
  fileprivate var withTwoCharactersSwapped: String {
    var characters = Array(utf8)
    guard let place = characters.indices.dropLast().last(where: { characters[$0] != characters[$0 + 1] }) else {
      return String(dropLast())
    }
    characters.swapAt(place, place + 1)
    return String(decoding: characters, as: UTF8.self)
  }
}
