/// Writes claims as an 837: professional ones under one guide, institutional ones under the other.
struct SubmissionWriter {
  private var out: SegmentWriter
  private let book: Book
  private let isProfessional: Bool
  private var level = 0

  static func version(professional: Bool) -> String { professional ? "005010X222A1" : "005010X223A2" }

  /// The file that holds these claims, all of one guide.
  static func bytes(
    _ claims: [Submission], of book: Book, professional: Bool, date: CalendarDate, control: Int
  ) -> [UInt8] {
    let group = SegmentWriter.Group(
      code: "HC", version: version(professional: professional), sender: Hospital.interchangeID,
      receiver: Hospital.clearinghouseID, date: date, control: control)
    guard let delimiters = Delimiters("*~:^") else { preconditionFailure("four different characters") }
    var writer = SubmissionWriter(
      out: SegmentWriter(delimiters, wrap: .lf), book: book, isProfessional: professional)
    writer.out.open(group)
    // The day on which a claim was sent is that of its set.
    let days = Set(claims.map(\.sent.ordinal)).sorted()
    for (number, day) in zip(1..., days) {
      writer.write(claims.filter { $0.sent.ordinal == day }, CalendarDate(ordinal: day), number, group)
    }
    writer.out.close(group, sets: days.count)
    return writer.out.bytes
  }

  private mutating func write(
    _ claims: [Submission], _ date: CalendarDate, _ number: Int, _ group: SegmentWriter.Group
  ) {
    let before = out.count
    let set = padded(number, 4)
    level = 0
    out.segment("ST", "837", set, group.version)
    out.segment("BHT", "0019", "00", "B\(group.control)-\(number)", date.compact, "0700", "CH")
    out.segment("NM1", "41", "2", Hospital.name, "", "", "", "", "46", Hospital.interchangeID)
    out.segment("PER", "IC", "CLAIMS DESK", "TE", "8005550142")
    out.segment("NM1", "40", "2", Hospital.clearinghouse, "", "", "", "", "46", Hospital.clearinghouseID)
    for clinic in [false, true] {
      let own = claims.filter { $0.bill.clinic == clinic }
      guard !own.isEmpty else { continue }
      let provider = openProvider(clinic: clinic)
      for claim in own { write(claim, under: provider) }
    }
    out.segment("SE", String(out.count - before + 1), set)
  }

  private mutating func openLevel(_ code: String, under parent: Int?, hasChildren: Bool) -> Int {
    level += 1
    out.segment("HL", String(level), parent.map { String($0) } ?? "", code, hasChildren ? "1" : "0")
    return level
  }

  private mutating func openProvider(clinic: Bool) -> Int {
    let provider = openLevel("20", under: nil, hasChildren: true)
    out.segment(
      "NM1", "85", "2", clinic ? Hospital.clinicName : Hospital.name, "", "", "", "", "XX",
      clinic ? Hospital.clinicNPI : Hospital.npi)
    out.segment("N3", "1 HARBOR VIEW ROAD")
    out.segment("N4", "NORTHMERE", "VA", "232190001")
    out.segment("REF", "EI", Hospital.taxNumber)
    return provider
  }

  private mutating func write(_ claim: Submission, under provider: Int) {
    let bill = claim.bill
    let payer = book.tables.payers[claim.payer]
    let person = book.person(of: bill)
    let isDependent = bill.subscriber != nil
    let subscriber = openLevel("22", under: provider, hasChildren: isDependent)
    let line = isProfessional ? payer.professionalLine : payer.institutionalLine
    out.segment("SBR", "P", isDependent ? "" : "18", isDependent ? bill.group : "", "", "", "", "", "", line)
    let insured = bill.subscriber ?? bill.patient
    writePerson("IL", insured, isMember: true)
    if !isDependent { writeHome(person) }
    out.segment("NM1", "PR", "2", payer.name, "", "", "", "", "PI", payer.id)
    if isDependent {
      _ = openLevel("23", under: subscriber, hasChildren: false)
      out.segment("PAT", "19")
      writePerson("QC", bill.patient, isMember: false)
      writeHome(person)
    }
    writeClaim(claim)
  }

  private mutating func writePerson(_ entity: String, _ person: Bill.Person, isMember: Bool) {
    out.segment(
      "NM1", entity, "1", person.last, person.first, person.middle, "", person.suffix, isMember ? "MI" : "",
      isMember ? person.member : "")
  }

  private mutating func writeHome(_ person: (birth: CalendarDate, sex: String, street: String)) {
    out.segment("N3", person.street)
    out.segment("N4", "NORTHMERE", "VA", "23219")
    out.segment("DMG", "D8", person.birth.compact, person.sex)
  }

  private mutating func writeClaim(_ claim: Submission) {
    let bill = claim.bill
    let charge = bill.charges.reduce(0) { $0 + $1.cents }
    let place = out.composite(bill.facility, isProfessional ? "B" : "A", claim.frequency)
    if isProfessional {
      out.segment("CLM", bill.account, AmountStyle.trimmed.text(charge), "", "", place, "Y", "A", "Y", "Y")
      if bill.facility == "21" { out.segment("DTP", "435", "D8", bill.from.compact) }
    } else {
      out.segment("CLM", bill.account, AmountStyle.trimmed.text(charge), "", "", place, "", "A", "Y", "Y")
      if bill.kind == .inpatient { out.segment("DTP", "096", "TM", "1100") }
      out.segment("DTP", "434", "RD8", "\(bill.from.compact)-\(bill.through.compact)")
      if bill.kind == .inpatient { out.segment("DTP", "435", "DT", bill.from.compact + "0800") }
      out.segment("CL1", bill.kind == .inpatient ? "1" : "3", "1", "01")
    }
    if let replaces = claim.replaces { out.segment("REF", "F8", replaces) }
    out.segment("REF", "EA", bill.record)
    writeDiagnoses(bill)
    if !isProfessional, !bill.drg.isEmpty { out.segment("HI", out.composite("DR", bill.drg)) }
    writeProvider(bill)
    for (index, charge) in bill.charges.enumerated() { write(charge, bill, index) }
  }

  private mutating func writeDiagnoses(_ bill: Bill) {
    let codes = book.diagnoses(of: bill)
    guard let principal = codes.first else { return }
    if isProfessional {
      out.write(
        ["HI", out.composite("ABK", principal)] + codes.dropFirst().map { out.composite("ABF", $0) })
      return
    }
    out.segment("HI", out.composite("ABK", principal))
    if bill.kind == .inpatient { out.segment("HI", out.composite("ABJ", principal)) }
    if codes.count > 1 { out.write(["HI"] + codes.dropFirst().map { out.composite("ABF", $0) }) }
  }

  private mutating func writeProvider(_ bill: Bill) {
    let provider = bill.provider
    out.segment(
      "NM1", isProfessional ? "82" : "71", "1", provider.last, provider.first, "", "", "", "XX", provider.npi)
  }

  private mutating func write(_ charge: Bill.Charge, _ bill: Bill, _ index: Int) {
    out.segment("LX", String(index + 1))
    let procedure = charge.procedure
    let code = procedure.qualifier == "HC" ? out.composite("HC", procedure.code, charge.modifier) : ""
    let amount = AmountStyle.trimmed.text(charge.cents)
    if isProfessional {
      let pointers = (1...book.diagnoses(of: bill).count).prefix(4).map { String($0) }
      out.segment(
        "SV1", code, amount, "UN", String(charge.units), "", "", pointers.joined(separator: out.component))
    } else {
      let revenue = procedure.qualifier == "NU" ? procedure.code : procedure.revenue
      out.segment("SV2", revenue.isEmpty ? "0120" : revenue, code, amount, "UN", String(charge.units))
    }
    if isProfessional || !code.isEmpty { out.segment("DTP", "472", "D8", bill.from.compact) }
    out.segment("REF", "6R", "\(bill.index)L\(index + 1)")
  }
}
