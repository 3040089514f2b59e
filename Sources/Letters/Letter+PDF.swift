import Synchronization

/// One letter at a time: it takes milliseconds, and what the font libraries share between threads stays theirs.
private let printing = Mutex(())

extension Letter {
  /// The letter as one PDF, attached files included. The same letter gives the same bytes on the same machine.
  package func pdf() throws(LetterProblem) -> [UInt8] {
    try printing.withLock { _ throws(LetterProblem) in try printed() }
  }

  private func printed() throws(LetterProblem) -> [UInt8] {
    let pages = try pages(Fonts())
    let document = PDFDocument(title: "\(letterhead.first ?? "Letter"), \(footer)", date: date)
    var insets: [PDFInset] = []
    for (index, marks) in pages.enumerated() {
      for mark in marks {
        switch mark {
        case .line(let block, let line, let x, let y): document.draw(block, line, x: x, y: y)
        case .rule(let x, let y, let width): document.rule(x: x, y: y, width: width)
        case .picture(let attachment, let box): try document.draw(attachment, box)
        case .inset(let attachment, let page, let box):
          insets.append(PDFInset(attachment: attachment, attachmentPage: page, page: index, box: box))
        }
      }
      document.endPage()
    }
    let bytes = try document.finish()
    return insets.isEmpty ? bytes : try PDFDocument.insetting(insets, into: bytes)
  }
}
