@testable import X12

/// Checks documents against the guides that ship with the library.
enum Conformance {
  static let library = Result { try GuideLibrary.shipped() }

  static func findings(
    _ pieces: [[UInt8]], level: SNIPLevel = .codes, codes: [CodeTableName: CodeTable] = [:],
    rules: PartnerRules? = nil
  ) throws -> [Finding] {
    var reader = ConformanceReader(try library.get(), level: level, codes: codes, rules: rules)
    var findings: [Finding] = []
    for piece in pieces { reader.read(piece) { findings.append($0) } }
    reader.finish { findings.append($0) }
    return findings
  }

  static func findings(
    _ text: String, level: SNIPLevel = .codes, codes: [CodeTableName: CodeTable] = [:], rules: PartnerRules? = nil
  ) throws -> [Finding] {
    try findings([Array(text.utf8)], level: level, codes: codes, rules: rules)
  }
}

extension [Finding] {
  var errors: [Finding] { filter { $0.problem.severity == .error } }
  /// Whether a guide was known, and nothing is wrong by it.
  var isSound: Bool { errors.isEmpty && !rules.contains("GUIDE-NONE") }
  var rules: [String] { map(\.problem.rule) }
}
