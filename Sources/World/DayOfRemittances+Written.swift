extension DayOfRemittances {
  /// The day's files: the payers' remittances, then what was sent again, then the acknowledgement.
  func written() -> [GeneratedFile] {
    let payers = book.tables.payers
    var written = files.map { file in
      GeneratedFile(
        name: file.name,
        bytes: RemittanceWriter.bytes(
          of: file, payers: payers, control: file.control, wrap: payers[file.payer].wrap))
    }
    for plant in planted {
      switch plant.kind {
      case .resent:
        guard let file = resent.map({ files[$0] }) else { continue }
        let wrap: Payer.Wrap = payers[file.payer].wrap == .none ? .crlf : .none
        written.append(
          GeneratedFile(
            name: plant.file,
            bytes: RemittanceWriter.bytes(of: file, payers: payers, control: file.control + 60, wrap: wrap)))
      case .acknowledgement:
        guard let sender = payers.first else { continue }
        let date = CalendarDate.production(day: day)
        written.append(
          GeneratedFile(
            name: plant.file,
            bytes: Acknowledgement.bytes(sender: sender, date: date, control: control(90))))
      case .segmentCount, .paymentTotal, .claimBalance, .adjustmentsOnly: continue
      }
    }
    return written
  }
}
