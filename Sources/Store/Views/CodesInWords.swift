import CodeSets
import Desk

extension CodeSets {
  func group(_ code: String) -> CodeInWords { CodeInWords(code: code, meaning: casGroups[code]?.meaning) }

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
}
