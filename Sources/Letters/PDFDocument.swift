import CPrinting

/// A page of an attached PDF in a rectangle of a page of the letter.
struct PDFInset {
  var attachment: AttachedFile
  var attachmentPage: Int
  var page: Int
  var box: Box
}

/// A PDF that is being drawn, page after page.
@safe final class PDFDocument {
  private let pointer: OpaquePointer

  init(title: String, date: String) {
    guard let pointer = unsafe printing_pdf_new(Paper.width, Paper.height, title, "\(date)T00:00:00Z") else {
      preconditionFailure("a document is made or the process ends")
    }
    unsafe self.pointer = pointer
  }

  deinit { unsafe printing_pdf_free(pointer) }

  func draw(_ block: TextBlock, _ line: Int, x: Double, y: Double) {
    unsafe printing_pdf_line(pointer, block.pointer, CInt(line), x, y)
  }

  func rule(x: Double, y: Double, width: Double) { unsafe printing_pdf_rule(pointer, x, y, width) }

  func endPage() { unsafe printing_pdf_end_page(pointer) }

  /// Draws a picture.
  func draw(_ picture: AttachedFile, _ box: Box) throws(LetterProblem) {
    let count = picture.bytes.count
    let isDrawn = unsafe picture.bytes.withUnsafeBufferPointer { bytes in
      switch picture.kind {
      case .png:
        unsafe printing_pdf_png(pointer, bytes.baseAddress, count, box.x, box.y, box.width, box.height)
      case .jpeg(let columns, let rows):
        unsafe printing_pdf_jpeg(
          pointer, bytes.baseAddress, count, CInt(columns), CInt(rows), box.x, box.y, box.width, box.height)
      case .pdf, .text: preconditionFailure("only a picture is drawn as one")
      }
    }
    guard isDrawn else { throw .unusable(file: picture.name, why: "the picture is damaged") }
  }

  /// The bytes of the finished PDF.
  func finish() throws(LetterProblem) -> [UInt8] {
    let result = unsafe printing_pdf_finish(pointer)
    defer { unsafe printing_result_free(result) }
    if let problem = unsafe result.problem { throw .notWritten(unsafe String(cString: problem)) }
    return unsafe Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
  }

  /// The number of pages of a PDF that somebody attached.
  static func pageCount(_ bytes: [UInt8], name: String) throws(LetterProblem) -> Int {
    let result = unsafe bytes.withUnsafeBufferPointer { unsafe printing_page_count($0.baseAddress, $0.count) }
    defer { unsafe printing_result_free(result) }
    if let problem = unsafe result.problem {
      throw .unusable(file: name, why: unsafe String(cString: problem))
    }
    return unsafe result.count
  }

  /// The document with pages of attached PDFs in their rectangles.
  static func insetting(_ insets: [PDFInset], into base: [UInt8]) throws(LetterProblem) -> [UInt8] {
    var documents: [[UInt8]] = []
    var places: [String: Int] = [:]
    var list: [printing_inset] = []
    for inset in insets {
      let document = places[inset.attachment.digest] ?? documents.count
      if document == documents.count {
        places[inset.attachment.digest] = document
        documents.append(inset.attachment.bytes)
      }
      list.append(
        printing_inset(
          document: document, document_page: inset.attachmentPage, page: inset.page, x: inset.box.x, y: inset.box.y,
          width: inset.box.width, height: inset.box.height))
    }
    // One block of memory for all of them: the pointers into it stay right as long as it is lent.
    let starts = documents.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let result = unsafe Array(documents.joined()).withUnsafeBufferPointer { all in
      let parts = unsafe documents.indices.map { index in
        unsafe printing_bytes(bytes: all.baseAddress.map { unsafe $0 + starts[index] }, count: documents[index].count)
      }
      return unsafe base.withUnsafeBufferPointer { base in
        unsafe printing_inset_pages(
          printing_bytes(bytes: base.baseAddress, count: base.count), parts, parts.count, list, list.count)
      }
    }
    defer { unsafe printing_result_free(result) }
    if let problem = unsafe result.problem { throw .notWritten(unsafe String(cString: problem)) }
    return unsafe Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
  }
}
