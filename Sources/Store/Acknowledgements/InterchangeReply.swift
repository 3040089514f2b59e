import CodeSets
import Desk
import GRDB
import X12

/// A receiver's word on a whole interchange (TA1), as the facts have it.
struct InterchangeReply {
  let set: SetID
  /// ISA13, ISA09 and ISA10 of the interchange that it speaks of.
  let control: String
  let date: String
  let time: String
  let code: String
  let note: String

  init(_ row: Row) {
    set = SetID(row["set_id"])
    control = row["interchange_control"]
    date = row["date"]
    time = row["time"]
    code = row["code"]
    note = row["note"]
  }

  /// The word that a set holds; nil for a set of another kind.
  init?(_ db: Database, _ set: SetID) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM interchange_reply WHERE set_id = ?"), arguments: [set.value])
    guard let row else { return nil }
    self.init(row)
  }

  /// All words on interchanges with a control number.
  static func all(_ db: Database, about control: String) throws -> [InterchangeReply] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM interchange_reply WHERE interchange_control = ? ORDER BY set_id"),
      arguments: [control]
    ).map(InterchangeReply.init)
  }

  var isRejection: Bool { code == "R" }

  /// The reason of a case that it opens.
  var reason: String { note.isEmpty ? "TA1" : "TA1:\(note)" }

  /// What it says, as a sentence.
  func words(_ codes: CodeSets) -> String {
    let note = codes.interchangeNote(note)
    let why = ["code \(note.code)", note.meaning].compactMap { $0 }.joined(separator: ": ")
    return switch code {
    case "A": "The payer’s front end took the interchange in (TA1)"
    case "E": "The payer’s front end took the interchange in, with errors (TA1), \(why)"
    case "R": "Interchange refused by the payer’s front end (TA1), \(why)"
    default: "The payer’s front end answered without saying what became of the interchange (TA1), \(why)"
    }
  }
}
