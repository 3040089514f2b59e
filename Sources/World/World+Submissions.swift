extension World {
  /// The claims that a day's remittances answer, as they were sent before, with the acknowledgements of the payers' front ends:
  /// an 837P, an 837I, a 277CA of each payer, and a 999. Claims that a front end rejected are among them; no remittance answers
  /// those.
  ///
  /// Throws as `files(day:)` does.
  public func submissions(answeredOn day: Int) throws(WorldError) -> [GeneratedFile] {
    let book = try book(day: day)
    let claims = book.submissions(answeredOn: day)
    guard let last = claims.map(\.sent).max() else { return [] }
    let production = CalendarDate.production(day: day)
    let sent = min(last, production - 1)
    var files: [GeneratedFile] = []
    let control = 500_000 + day * 100
    for professional in [true, false] {
      let own = claims.filter { ($0.bill.kind == .professional) == professional }
      guard !own.isEmpty else { continue }
      let bytes = SubmissionWriter.bytes(
        own, of: book, professional: professional, date: sent, control: control + (professional ? 1 : 2))
      files.append(GeneratedFile(name: "837\(professional ? "P" : "I")-\(production.compact).edi", bytes: bytes))
    }
    if let payer = book.tables.payers.first {
      let bytes = Acknowledgement.bytes(sender: payer, date: sent, control: control + 3)
      files.append(GeneratedFile(name: "999-claims-\(production.compact).edi", bytes: bytes))
    }
    for (index, payer) in book.tables.payers.enumerated() {
      let own = claims.filter { $0.payer == index }
      guard !own.isEmpty else { continue }
      let bytes = ClaimStatusWriter.bytes(
        own, of: book, payer: index, batch: control + 1, date: sent, control: control + 10 + index)
      files.append(GeneratedFile(name: "277CA-\(payer.key)-\(production.compact).edi", bytes: bytes))
    }
    return files
  }
}
