/// A file that is shown on the pages of an exhibit.
package struct AttachedFile: Sendable {
  /// How the file can be shown.
  package enum Kind: Equatable, Sendable {
    case pdf(pages: Int)
    case png(columns: Int, rows: Int)
    case jpeg(columns: Int, rows: Int)
    case text(String)
  }

  package let name: String
  /// SHA-256, in hexadecimal: it stands on every page of the file.
  package let digest: String
  package let bytes: [UInt8]
  package let kind: Kind

  /// The most bytes of one file.
  package static let mostBytes = 50 << 20
  /// The most pages of one file.
  package static let mostPages = 1000
  /// The most points of a picture: a photograph of 50 megapixels.
  package static let mostPoints = 50_000_000
  /// The most characters of a text.
  package static let mostCharacters = 500_000

  /// Looks into a file, whatever its name says.
  ///
  /// - Throws: `LetterProblem.unusable` for anything that is no PDF, PNG, JPEG or plain text, or too large.
  package init(name: String, digest: String, bytes: [UInt8]) throws(LetterProblem) {
    func refused(_ why: String) -> LetterProblem { .unusable(file: name, why: why) }
    guard !bytes.isEmpty else { throw refused("it is empty") }
    guard bytes.count <= AttachedFile.mostBytes else {
      throw refused("it is larger than \(AttachedFile.mostBytes >> 20) MB; attach the pages that matter")
    }
    self.name = name
    self.digest = digest
    self.bytes = bytes
    // A PDF may begin behind some other bytes, as ISO 32000 lets readers accept.
    if bytes.prefix(1024).contains(sequence: Array("%PDF-".utf8)) {
      let pages = try PDFDocument.pageCount(bytes, name: name)
      guard pages > 0 else { throw refused("it has no pages") }
      guard pages <= AttachedFile.mostPages else {
        throw refused("it has \(pages) pages, more than \(AttachedFile.mostPages); attach those that matter")
      }
      kind = .pdf(pages: pages)
    } else if let size = PictureSize(png: bytes) {
      kind = .png(columns: size.columns, rows: size.rows)
      guard size.points <= AttachedFile.mostPoints else { throw refused("the picture is larger than 50 megapixels") }
    } else if let size = PictureSize(jpeg: bytes) {
      kind = .jpeg(columns: size.columns, rows: size.rows)
      guard size.points <= AttachedFile.mostPoints else { throw refused("the picture is larger than 50 megapixels") }
    } else if let text = AttachedFile.plainText(bytes) {
      guard text.count <= AttachedFile.mostCharacters else {
        throw refused("the text has more than \(AttachedFile.mostCharacters) characters; attach what matters")
      }
      kind = .text(text)
    } else {
      throw refused("only PDF, PNG, JPEG and plain text can be; save it as a PDF and attach that")
    }
  }

  /// The bytes as text, when they are UTF-8 without control characters but line ends, tabs and page breaks.
  private static func plainText(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F || ["\n", "\r", "\t", "\u{0C}"].contains($0)
    }
    return isPlain ? text : nil
  }
}

extension Collection where Element == UInt8 {
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    var rest = self[...]
    while let start = rest.firstIndex(of: sequence[0]) {
      rest = rest[start...]
      if rest.starts(with: sequence) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
