extension World {
  /// The claims that a day's remittances answer, as they were sent before, with what the clearinghouse and the payers' front
  /// ends said of them: the 837P and 837I files, a 999 about each, and a 277CA of each payer about the batches that it got.
  ///
  /// Claims that a front end rejected are among them; no remittance answers those, but some were sent again and are answered
  /// by `furtherFiles(day:)`, as are the claims to patients' second payers. On three days of seven the clearinghouse refused
  /// a set, which then stands corrected in a file of its own.
  ///
  /// Throws as `files(day:)` does.
  public func submissions(answeredOn day: Int) throws(WorldError) -> [GeneratedFile] {
    let book = try book(day: day)
    let sent = book.claimFiles(answeredOn: day)
    let production = CalendarDate.production(day: day).compact
    let control = 500_000 + day * 100
    var files = sent.map { GeneratedFile(name: $0.name, bytes: SubmissionWriter.bytes(of: $0, book)) }
    for (index, file) in sent.enumerated() {
      files.append(
        GeneratedFile(
          name: "999-" + file.name,
          bytes: ClaimAcknowledgementWriter.bytes(about: file, control: control + 5 + index)))
    }
    for (index, payer) in book.tables.payers.enumerated() {
      let parts = sent.flatMap(\.batches).filter { !$0.isRefused }.map { batch in
        ClaimStatusWriter.Part(
          reference: batch.reference, date: batch.date, claims: batch.claims.filter { $0.payer == index })
      }
      let own = parts.filter { !$0.claims.isEmpty }
      guard !own.isEmpty else { continue }
      let bytes = ClaimStatusWriter.bytes(own, payer: payer, control: control + 10 + index)
      files.append(GeneratedFile(name: "277CA-\(payer.key)-\(production).edi", bytes: bytes))
    }
    return files
  }
}
