import CodeSets
import Desk

extension CodeSets {
  /// The reason beside a group: of a claim's adjustment, or of money moved outside any claim.
  func reason(_ code: String, in group: String) -> CodeInWords {
    if group == ProviderItem.group { return plb(code) }
    return code.contains(":") ? CodeInWords(code: code, meaning: meaning(of: code)) : reason(code)
  }

  func group(_ code: String) -> CodeInWords {
    code == ProviderItem.group
      ? CodeInWords(code: code, meaning: "Moved by the payer outside any claim")
      : CodeInWords(code: code, meaning: casGroups[code]?.meaning)
  }

  func reason(_ code: String) -> CodeInWords {
    guard let carc = carcs[code] else { return CodeInWords(code: code, meaning: nil) }
    return CodeInWords(
      code: code, meaning: carc.meaning, nextStep: carc.remedy,
      prevention: carc.prevention == "n/a" ? nil : carc.prevention)
  }

  func remark(_ code: String) -> CodeInWords { CodeInWords(code: code, meaning: rarcs[code]?.meaning) }

  func status(_ code: String) -> CodeInWords { CodeInWords(code: code, meaning: claimStatuses[code]?.meaning) }

  func filing(_ code: String) -> CodeInWords { CodeInWords(code: code, meaning: claimFilings[code]?.meaning) }

  func plb(_ code: String) -> CodeInWords { CodeInWords(code: code, meaning: plbReasons[code]?.meaning) }

  /// What a receiver says is wrong with a whole interchange (TA105).
  func interchangeNote(_ code: String) -> CodeInWords {
    CodeInWords(code: code, meaning: interchangeNotes[code]?.meaning, nextStep: interchangeNotes[code]?.action)
  }

  /// What a case's reason says: a CARC, the status with which a front end sent a claim back, like `A7:562`, or the note with which
  /// a receiver refused an interchange, like `TA1:022`.
  func meaning(of reason: String) -> String? {
    guard let colon = reason.firstIndex(of: ":") else {
      return carcs[reason]?.meaning ?? noticeCategories[reason]?.meaning
    }
    if reason[..<colon] == "TA1" { return interchangeNotes[String(reason[reason.index(after: colon)...])]?.meaning }
    return noticeStatuses[String(reason[reason.index(after: colon)...])]?.meaning
      ?? noticeCategories[String(reason[..<colon])]?.meaning
  }

  /// A status of a front end with what it says and whom it is about.
  func notice(category: String, code: String, entity: String) -> CodeInWords {
    let parts = [
      noticeCategories[category]?.meaning, noticeStatuses[code]?.meaning,
      entities[entity].map { "of the \($0.meaning)" },
    ].compactMap { $0 }
    return CodeInWords(
      code: [category, code, entity].filter { !$0.isEmpty }.joined(separator: ":"),
      meaning: parts.isEmpty ? nil : parts.joined(separator: "; "),
      nextStep: noticeStatuses[code]?.action ?? noticeCategories[category]?.action)
  }
}
