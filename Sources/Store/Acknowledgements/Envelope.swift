import Desk
import Foundation
import GRDB
import Trail
import X12

/// Who sent a set to whom and when, as the ISA and GS segments around it say.
struct Envelope {
  /// ISA06 and ISA08, in capitals.
  let sender: String
  let receiver: String
  /// GS02 and GS03, in capitals; empty for a word on an interchange, which stands in no group.
  let groupSender: String
  let groupReceiver: String
  /// ISA09 and ISA10 as they stand there.
  let date: String
  let time: String
  /// The day on which the sender made it: GS04, else ISA09; nil where neither is a date.
  let on: CalendarDate?
  /// GS05, else ISA10: tells two files of a day apart.
  let at: String

  /// - Parameter row: of `transaction_set`, with the digest of its document.
  init(_ row: Row, _ files: DocumentFiles) throws {
    guard let document = Digest(bytes: row["digest"] as Data) else {
      throw StoreError.drift("set \(row["id"] as Int64) has no readable document")
    }
    let delimiters = Delimiters(packed: row["delimiters"])
    func segment(_ start: String, _ stop: String) throws -> Segment {
      Segment(
        bytes: try files.bytes(document, from: row[start], to: row[stop]), delimiters: delimiters, offset: row[start])
    }
    let isa = try segment("isa_start", "isa_stop")
    let gs = try segment("gs_start", "gs_stop")
    sender = isa.trimmedText(6).uppercased()
    receiver = isa.trimmedText(8).uppercased()
    groupSender = gs.trimmedText(2).uppercased()
    groupReceiver = gs.trimmedText(3).uppercased()
    date = isa.trimmedText(9)
    time = isa.trimmedText(10)
    let inGroup = gs.date(4)
    on = inGroup ?? CalendarDate(yymmdd: date)
    at = inGroup == nil ? time : gs.trimmedText(5)
  }

  /// Whether two files went the same way, one there and the other back: by the interchange's partners, or by the group's.
  func answers(_ sent: Envelope) -> Bool {
    (sender, receiver) == (sent.receiver, sent.sender)
      || !groupSender.isEmpty && (groupSender, groupReceiver) == (sent.groupReceiver, sent.groupSender)
  }
}

extension CalendarDate {
  /// Reads six digits as ISA09 has them; this century is meant.
  fileprivate init?(yymmdd text: String) {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    self.init(iso: "20\(text.prefix(2))-\(text.dropFirst(2).prefix(2))-\(text.suffix(2))")
  }
}
