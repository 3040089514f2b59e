import Desk
import Foundation
import GRDB
import Trail
import X12

/// Finds the bytes of a value: cuts its segment out of the original document and reads where the element stands in it.
struct Citing {
  let set: SetID
  let document: Digest
  let documentName: String
  let delimiters: Delimiters
  private let files: DocumentFiles

  /// For the values of one transaction set.
  init(_ db: Database, _ files: DocumentFiles, set: SetID) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT d.digest, d.name, s.delimiters FROM transaction_set s JOIN document d ON d.id = s.document WHERE s.id = ?
          """), arguments: [set.value])
    guard let row, let digest = Digest(bytes: row["digest"] as Data) else {
      throw StoreError.notFound("remittance \(set)")
    }
    self.set = set
    document = digest
    documentName = row["name"]
    delimiters = Delimiters(packed: row["delimiters"])
    self.files = files
  }

  /// The source of an amount that stands in an element of a segment.
  func source(_ amount: Cents, _ segment: ByteRange, _ element: Int, _ label: String, sign: Int = 1) throws
    -> Figure.Source
  {
    let bytes = try files.bytes(document, from: segment.start, to: segment.end)
    let cut = Segment(bytes: bytes, delimiters: delimiters, offset: segment.start)
    return Figure.Source(document: document, range: cut.range(of: element), amount: amount, label: label, sign: sign)
  }

  /// A figure with exactly one source.
  func figure(_ amount: Cents, _ segment: ByteRange, _ element: Int, _ label: String) throws -> Figure {
    Figure(amount: amount, sources: [try source(amount, segment, element, label)])
  }
}
