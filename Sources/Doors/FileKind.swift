import X12

/// What a file that holds no interchange is instead, told by its first bytes.
package enum FileKind: CaseIterable {
  case pdf, zip, gzip, spreadsheet, picture, markup, hl7

  /// The kind whose signature the bytes begin with; nil when they begin like none of them.
  package init?(firstBytes: [UInt8]) {
    guard let kind = FileKind.allCases.first(where: { $0.signatures.contains { firstBytes.starts(with: $0) } }) else {
      return nil
    }
    self = kind
  }

  private var signatures: [[UInt8]] {
    switch self {
    case .pdf: [Array("%PDF-".utf8)]
    case .zip: [[0x50, 0x4B, 0x03, 0x04]]
    case .gzip: [[0x1F, 0x8B]]
    case .spreadsheet: [[0xD0, 0xCF, 0x11, 0xE0]]
    case .picture:
      [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]]
    case .markup: [Array("<".utf8), [0xEF, 0xBB, 0xBF, 0x3C]]
    case .hl7: [Array("MSH|".utf8), Array("BHS|".utf8), Array("FHS|".utf8)]
    }
  }

  /// What it is.
  package var words: String {
    switch self {
    case .pdf: "a PDF, perhaps the printed remittance"
    case .zip: "a ZIP archive or a modern Office file; unpack it first"
    case .gzip: "compressed (gzip); unpack it first"
    case .spreadsheet: "an old Office file, perhaps a spreadsheet"
    case .picture: "a picture, perhaps a scan"
    case .markup: "HTML or XML"
    case .hl7: "an HL7 version 2 message"
    }
  }

  /// The one problem of such a file.
  var problem: Problem {
    Problem(
      rule: "NOT-X12", severity: .error, segment: 0, segmentID: "", offset: 0,
      message: "This is no X12 file: it is \(words). It is kept. Ask the sender for the electronic remittance (835).")
  }
}
