import Foundation
import Testing

@testable import X12

/// Another engine, pyx12, reads what the writer writes. `./portico pyx12` installs it and names its folder.
@Suite(.enabled(if: SecondOpinion.programs != nil, "PORTICO_PYX12 does not name the folder of pyx12's programs"))
struct SecondOpinionTests {
  /// What pyx12 does not like about sound samples, by guide.
  private static let disagreements: [String: [String]] = [
    // Nothing is to be said about the provider as a whole, and a line's status is of the day of its claim's.
    "277CA": [
      #"Mandatory loop "Provider of Service Information Trace Identifier" (2200C) missing"#,
      #"Mandatory data element "Status Information Effective Date" (STC02) is missing"#,
    ],
    // Nine digits are asked for, but payers take five.
    "837I": [
      #"Data element "Billing Provider Postal Zone or ZIP Code" with a value of (62701) failed to match the regular expression "[0-9]{9}""#
    ],
  ]

  @Test(arguments: SampleSet.all.filter { ["835", "837P", "837I", "999", "277CA", "820", "834"].contains($0.guide) })
  func whatIsWrittenIsSoundForTheOtherEngineToo(sample: SampleSet) throws {
    // pyx12 holds ST03 of an 835 to be unused; the guide here takes it either way.
    let bytes = try sample.written(guides: try Conformance.library.get(), namesVersion: sample.guide != "835")
    #expect(try SecondOpinion.errors(bytes) == Self.disagreements[sample.guide] ?? [])
  }

  @Test func aMistakeIsSeenByBoth() throws {
    let wrong = try SampleSet.enrolment.replacing("DMG*D8*1985", with: "DMG*D8*19850704*Z").written(guides: nil)
    let sentences = try SecondOpinion.errors(wrong)
    #expect(sentences.count == 1 && sentences.first?.contains("DMG03") == true, "\(sentences)")
    #expect(try Conformance.findings([wrong]).rules == ["ELEMENT-CODE"])
  }
}

/// What pyx12 says of a document.
enum SecondOpinion {
  /// Where its programs are.
  static let programs = ProcessInfo.processInfo.environment["PORTICO_PYX12"].map { URL(filePath: $0) }

  /// Its sentences; one of our own where it accepts the document as little as it says why.
  static func errors(_ document: [UInt8]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "portico-\(UInt64.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "written.edi")
    try Data(document).write(to: file)
    let process = Process()
    process.executableURL = try #require(programs).appending(path: "x12valid")
    process.arguments = ["--quiet", "--json-output", file.path]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let answer = try Data(contentsOf: folder.appending(path: "written.edi.json"))
    let told = sentences(try JSONSerialization.jsonObject(with: answer))
    // Its exit code is the same either way.
    return told.isEmpty && !text.contains("written.edi: OK") ? ["not accepted, without a reason"] : told
  }

  private static func sentences(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(sentences) }
    guard let object = value as? [String: Any] else { return [] }
    if let sentence = object["err_str"] as? String { return [sentence] }
    // Errors of an envelope stand before those of what lies in it.
    return object.sorted { $0.key == "errors" || $1.key != "errors" && $0.key < $1.key }.flatMap { sentences($0.value) }
  }
}
