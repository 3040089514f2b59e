/// Writes claims as an 837: professional ones under one guide, institutional ones under the other.
struct SubmissionWriter {
  var out: SegmentWriter
  let book: Book
  let isProfessional: Bool
  private var level = 0

  /// Where the NM1 of the first billing provider stands in each set, counted from 1 at ST: what a 999 points to.
  static let billingNamePosition = 8

  /// The bytes of a file.
  static func bytes(of file: ClaimFile, _ book: Book) -> [UInt8] {
    let group = SegmentWriter.Group(
      code: "HC", version: file.version, sender: Hospital.interchangeID, receiver: Hospital.clearinghouseID,
      date: file.date, control: file.control)
    var writer = SubmissionWriter(
      out: SegmentWriter(.usual, wrap: .lf), book: book, isProfessional: file.isProfessional)
    writer.out.open(group)
    for batch in file.batches { writer.write(batch, version: file.version) }
    writer.out.close(group, sets: file.batches.count)
    return writer.out.bytes
  }

  private mutating func write(_ batch: ClaimBatch, version: String) {
    let before = out.count
    level = 0
    out.segment("ST", "837", batch.set, version)
    out.segment("BHT", "0019", "00", batch.reference, batch.date.compact, "0700", "CH")
    out.segment("NM1", "41", "2", Hospital.name, "", "", "", "", "46", Hospital.interchangeID)
    out.segment("PER", "IC", "CLAIMS DESK", "TE", "8005550142")
    out.segment("NM1", "40", "2", Hospital.clearinghouse, "", "", "", "", "46", Hospital.clearinghouseID)
    for clinic in [false, true] {
      let own = batch.claims.filter { $0.bill.clinic == clinic }
      guard !own.isEmpty else { continue }
      let provider = openProvider(clinic: clinic, npi: batch.billingNPI(clinic: clinic))
      for claim in own { write(claim, under: provider) }
    }
    out.segment("SE", String(out.count - before + 1), batch.set)
  }

  private mutating func openLevel(_ code: String, under parent: Int?, hasChildren: Bool) -> Int {
    level += 1
    out.segment("HL", String(level), parent.map { String($0) } ?? "", code, hasChildren ? "1" : "0")
    return level
  }

  private mutating func openProvider(clinic: Bool, npi: String) -> Int {
    let provider = openLevel("20", under: nil, hasChildren: true)
    out.segment("PRV", "BI", "PXC", clinic ? Hospital.clinicTaxonomy : Hospital.taxonomy)
    out.segment("NM1", "85", "2", clinic ? Hospital.clinicName : Hospital.name, "", "", "", "", "XX", npi)
    writeHospitalAddress()
    out.segment("REF", "EI", Hospital.taxNumber)
    return provider
  }

  private mutating func write(_ claim: Submission, under provider: Int) {
    let bill = claim.bill
    let payer = book.tables.payers[claim.payer]
    let person = claim.details.patient
    let isDependent = claim.subscriber != nil
    let subscriber = openLevel("22", under: provider, hasChildren: isDependent)
    out.segment(
      "SBR", claim.isSecondary ? "S" : "P", isDependent ? "" : "18", isDependent ? bill.group : "", "", "", "", "", "",
      filingCode(payer))
    writePerson("IL", claim.subscriber ?? bill.patient, isMember: true)
    if !isDependent { writeHome(person) }
    out.segment("NM1", "PR", "2", payer.name, "", "", "", "", "PI", payer.id)
    if isDependent {
      _ = openLevel("23", under: subscriber, hasChildren: false)
      out.segment("PAT", person.relationship)
      writePerson("QC", bill.patient, isMember: false)
      writeHome(person)
    }
    writeClaim(claim)
  }

  /// SBR09 of the payer's plans under this guide.
  func filingCode(_ payer: Payer) -> String { isProfessional ? payer.professionalLine : payer.institutionalLine }

  /// An amount of dollars.
  func amount(_ cents: Int) -> String { AmountStyle.trimmed.text(cents) }

  mutating func writePerson(_ entity: String, _ person: Bill.Person, isMember: Bool) {
    out.segment(
      "NM1", entity, "1", person.last, person.first, person.middle, "", person.suffix, isMember ? "MI" : "",
      isMember ? person.member : "")
  }

  /// The hospital's address.
  mutating func writeHospitalAddress() {
    out.segment("N3", "1 HARBOR VIEW ROAD")
    out.segment("N4", "NORTHMERE", "VA", "232190001")
  }

  private mutating func writeHome(_ person: Demographics) {
    out.segment("N3", person.street)
    out.segment("N4", "NORTHMERE", "VA", "23219")
    out.segment("DMG", "D8", person.birth.compact, person.sex)
  }
}
