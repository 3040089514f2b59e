import X12

/// A paragraph of an appeal letter with places for facts, for example `{payer}` or `{exhibit:authorization}`.
package struct LetterTemplate: Sendable {
  /// A fact that the words may name.
  package enum Field: String, CaseIterable, Sendable {
    case payer, organization, patient, member, account, charge, paid, denied, reasons
    case payerClaim = "payer_claim"
    case serviceDate = "service_date"
    case decisionDate = "decision_date"
  }

  enum Piece: Sendable {
    case words(String)
    case field(Field)
    case exhibit(String)
  }

  let pieces: [Piece]

  /// The ids of the exhibits that the words name.
  var exhibits: [String] {
    pieces.compactMap { if case .exhibit(let id) = $0 { id } else { nil } }
  }

  /// Reads the words; throws what is wrong, for the person who wrote them.
  init(_ text: String) throws(Fault) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw Fault("a { has no } behind it") }
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      if name.hasPrefix("exhibit:") {
        pieces.append(.exhibit(String(name.dropFirst("exhibit:".count))))
      } else if let field = Field(rawValue: name) {
        pieces.append(.field(field))
      } else {
        throw Fault(
          "'{\(name)}' is not known here; known are {exhibit:ID} and "
            + Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", "))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    self.pieces = pieces
  }

  struct Fault: Error {
    var what: String
    init(_ what: String) { self.what = what }
  }

  /// What stands in the words where an exhibit is not there; a letter that says so is not ready.
  package static let missingMark = "[missing: "

  /// The words with the facts in their places. An exhibit that is not there is said to be missing.
  package func text(_ facts: AppealFacts, exhibitNumbers: [String: Int]) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .field(let field): facts[field]
      case .exhibit(let id): exhibitNumbers[id].map { "Exhibit \($0)" } ?? "\(LetterTemplate.missingMark)\(id)]"
      }
    }.joined()
  }
}

/// What a letter may say about the claim; every value comes from the payer's own file.
package struct AppealFacts: Sendable {
  package var payer: String
  package var organization: String
  package var patient: String
  package var member: String
  package var account: String
  package var payerClaim: String
  package var serviceDate: CalendarDate?
  package var decisionDate: CalendarDate?
  package var charge: Cents
  package var paid: Cents
  package var denied: Cents
  /// Each reason with its words and its amount.
  package var reasons: [String]

  package init(
    payer: String, organization: String, patient: String, member: String, account: String, payerClaim: String,
    serviceDate: CalendarDate?, decisionDate: CalendarDate?, charge: Cents, paid: Cents, denied: Cents,
    reasons: [String]
  ) {
    self.payer = payer
    self.organization = organization
    self.patient = patient
    self.member = member
    self.account = account
    self.payerClaim = payerClaim
    self.serviceDate = serviceDate
    self.decisionDate = decisionDate
    self.charge = charge
    self.paid = paid
    self.denied = denied
    self.reasons = reasons
  }

  package subscript(field: LetterTemplate.Field) -> String {
    func given(_ text: String) -> String { text.isEmpty ? "(not given)" : text }
    return switch field {
    case .payer: given(payer)
    case .organization: given(organization)
    case .patient: given(patient)
    case .member: given(member)
    case .account: given(account)
    case .payerClaim: given(payerClaim)
    case .serviceDate: given(serviceDate?.description ?? "")
    case .decisionDate: given(decisionDate?.description ?? "")
    case .charge: charge.dollars
    case .paid: paid.dollars
    case .denied: denied.dollars
    case .reasons: given(reasons.joined(separator: "; "))
    }
  }
}
