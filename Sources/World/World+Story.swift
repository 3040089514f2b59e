extension World {
  /// The second remittance files of a day, one a payer at most: answers to claims that were sent again after a rejection and
  /// to those for patients' second plans, appeals that were won, and money taken back after an audit.
  ///
  /// They stand apart from `files(day:)`, which they do not change. Throws as that does.
  public func furtherFiles(day: Int) throws(WorldError) -> [GeneratedFile] {
    let book = try book(day: day)
    let payers = book.tables.payers
    return FurtherRemittances(book, day: day).files.map { file in
      GeneratedFile(
        name: file.name,
        bytes: RemittanceWriter.bytes(of: file, payers: payers, control: file.control, wrap: payers[file.payer].wrap))
    }
  }

  /// The ground truth of the second remittance files of a day; throws as `files(day:)` does.
  public func furtherAnswer(day: Int) throws(WorldError) -> Answer {
    let book = try book(day: day)
    return Answer(of: FurtherRemittances(book, day: day).files, payers: book.tables.payers)
  }

  /// Everything of a day in the order in which a desk would take it in: the claims and what was said of them on their way, the
  /// remittances that answer them, the second remittances, and the schedule of the week that follows.
  ///
  /// Throws as `files(day:)` does.
  public func story(day: Int) throws(WorldError) -> [GeneratedFile] {
    try submissions(answeredOn: day) + files(day: day) + furtherFiles(day: day) + [schedule(after: day)]
  }
}
