import Foundation
import X12

/// Reads a file of rules that is named on the command line.
enum PartnerRuleReading {
  static func rules(_ path: String, _ library: GuideLibrary) throws -> PartnerRules {
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      throw Failure(ExitStatus.noInput, "\(path) cannot be read, or is not a text in UTF-8")
    }
    do {
      return try PartnerRules(text: text, file: path, library: library)
    } catch let error as GuideError {
      throw Failure(ExitStatus.dataError, "\(error)")
    }
  }
}
