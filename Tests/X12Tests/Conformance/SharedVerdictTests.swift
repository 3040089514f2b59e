import Foundation
import Testing

@testable import X12

/// Public sample files get the verdict that their authors give them, or the reason stands here why not. The files are no part
/// of the project, see `SharedFiles`.
@Suite(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
struct SharedVerdictTests {
  /// Files that their authors hold to be valid, and that break a rule all the same.
  private static let broken: [String: String] = [
    "subscriber-health-benefit-check-error.271": "SE02 differs from ST02",
    "X212_HR277_Heatlh_Care_Information_Status_Notification_pass__1.era": "IEA02 differs from ISA13",
    "admission-request-for-review.edi": "SE01 says 25 where 26 segments are",
    "enroll-employee-managed-care.834": "DTP*358 is no date of a member; stupidedi and pyx12 refuse it too",
    "demo.835": "PER*BL is missing, and TS309 and TS311 are of version 4010; stupidedi and pyx12 refuse it too",
    "managed-care.835": "BPR16 is no day, and PER*BL is missing; stupidedi and pyx12 refuse it too",
    "secondary-payment.835": "BPR16 and PER*BL are missing, and > is not the separator that ISA16 names",
    "pass__837-institutional-claim.edi": "a statement's period (RD8) is one day; the guide wants two",
    "x223-test.txt": "a professional claim in the envelope of an institutional one; SE01 is wrong too",
    "demo.837i": "CLM06 is not used in an institutional claim, and the statement is a period; stupidedi refuses it too",
    "out-of-network-repriced-claim.837i": "> is not the separator that ISA16 names; stupidedi refuses it too",
    "x12_writer_test.txt": "SE01 says 25 where 31 segments are",
    "demo.ambulance.example5.837": "CLM05-2 is missing",
    "demo.cob.example3.A.837": "the other payer (2330B) is missing",
    "demo.cob.example4.837": "AMT*F2 is of version 4010",
    "demo.example11.837": "> is not the separator that ISA16 names; stupidedi refuses it too",
  ]

  @Test func indexedFilesGetTheirAuthorsVerdict() throws {
    let library = try Conformance.library.get()
    var (judged, excused) = (0, Set<String>())
    for row in try SharedFiles.table(SharedFiles.x12.appending(path: "INDEX.tsv")) {
      let name = try #require(row["file"])
      let transaction = String(row["transaction"]?.prefix(3) ?? "")
      guard try !library.guides(transaction: transaction, version: row["version"] ?? "").isEmpty else { continue }
      let expected = row["valid_expected"] ?? ""
      let bytes = try SharedFiles.bytes(SharedFiles.x12.appending(path: name))
      let errors = try Conformance.findings([bytes], level: .guide).errors.map(\.problem.message)
      if let excuse = Self.broken.keys.first(where: { name.hasSuffix($0) }) {
        excused.insert(excuse)
        #expect(
          expected.hasPrefix("valid") && !errors.isEmpty, "\(name) needs no exception: \(Self.broken[excuse] ?? "")")
      } else if expected.hasPrefix("invalid") || expected.hasSuffix(" wrong") {
        #expect(!errors.isEmpty, "\(name)")
      } else if expected.hasPrefix("valid") {
        #expect(errors == [], "\(name)")
      } else {
        continue
      }
      judged += 1
    }
    #expect(judged >= 85)
    #expect(excused == Set(Self.broken.keys))
  }

  /// What is told of each edge case, at the level where it lies; warnings in brackets.
  private static let edges: [String: (SNIPLevel, [String])] = [
    "001": (.codes, []), "003": (.codes, []), "005": (.codes, []), "007": (.codes, []), "009": (.codes, []),
    "011": (.codes, ["[PADDING]"]), "013": (.codes, ["[BLANK-BEFORE]"]), "015": (.codes, []), "017": (.codes, []),
    "019": (.codes, []), "021": (.codes, []), "023": (.guide, ["IEA-MISSING"]), "025": (.guide, ["SE-MISSING"]),
    "027": (.guide, ["[TERMINATOR]"]), "029": (.guide, ["SE02"]), "031": (.guide, ["GE02"]), "033": (.guide, ["IEA02"]),
    "035": (.guide, ["ISA-WIDTH"]), "037": (.guide, ["SEGMENT-CASE"]),
    "039": (.guide, ["[CHARACTERS]", "ELEMENT-CHARACTERS"]),
    "041": (.guide, ["[ISA11]"]), "043": (.guide, ["[TRAILING-DELIMITERS]"]), "045": (.guide, ["[LINES-WRAPPED]"]),
    "047": (.guide, ["SEGMENT-UNKNOWN"]), "049": (.balance, ["BALANCE-PAYMENT"]), "051": (.guide, ["ELEMENT-DATE"]),
    "053": (.balance, ["BALANCE-PAYMENT"]), "055": (.codes, ["NPI"]), "057": (.guide, ["HL-SEQUENCE"]),
    "059": (.guide, ["SEGMENT-REQUIRED"]), "061": (.guide, ["LOOP-REPEAT"]), "063": (.guide, ["[TEXT-OUTSIDE]"]),
    "065": (.guide, ["IEA-MISSING"]), "067": (.guide, ["[GUIDE-NONE]"]), "069": (.guide, ["ST03"]),
  ]

  @Test func edgeCasesAreToldAsTheyAre() throws {
    let folder = SharedFiles.x12.appending(path: "edge")
    var judged = 0
    for row in try SharedFiles.table(folder.appending(path: "EDGE.tsv")) {
      let name = try #require(row["file"])
      let (level, rules) = try #require(Self.edges[String(name.prefix(3))], "\(name)")
      let bytes = try SharedFiles.bytes(folder.appending(path: name))
      let findings = try Conformance.findings([bytes], level: level)
      let told = findings.map { $0.problem.severity == .error ? $0.problem.rule : "[\($0.problem.rule)]" }
      // A fault is told once, but for identifiers in lower case; what follows from the wrong guide is beside the point.
      let kept = rules == ["SEGMENT-CASE"] || rules == ["ST03"] ? Array(told.prefix(1)) : told
      #expect(kept == rules, "\(name): \(row["expected"] ?? "")")
      if level == .balance { #expect(try Conformance.findings([bytes], level: .guide).isEmpty, "\(name)") }
      judged += 1
    }
    #expect(judged == Self.edges.count)
  }
}
