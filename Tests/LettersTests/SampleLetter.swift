import Foundation
import Letters

extension Letter {
  /// A letter of invented people.
  static func sample(
    patient: String = "Moreno, Ana", paragraphs: [String] = ["We ask you to pay the claim."],
    exhibits: [Exhibit] = [.facts], mark: String? = nil
  ) -> Letter {
    Letter(
      letterhead: ["Example Medical Group", "1 Example Street"], date: "2026-11-22", recipient: ["EXAMPLE PLAN"],
      references: [Reference("Patient", patient), Reference("Claim", "ACCT000001")], paragraphs: paragraphs,
      closing: ["Sincerely,", "Dana Whitfield"], exhibits: exhibits, footer: "Case 12, packet 1", mark: mark)
  }
}

extension Letter.Exhibit {
  static let facts = Letter.Exhibit(
    title: "The payer’s decision",
    sheets: [
      .facts([
        Letter.Fact(
          label: "Denied", value: "$100.00", place: "november.edi, bytes 120-164", original: "CAS*CO*197*100")
      ])
    ])
}

/// Programs of this machine that look at a PDF from outside.
enum Tool {
  static func isThere(_ name: String) -> Bool { path(name) != nil }

  private static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// What the program prints about the bytes; its status beside it.
  static func run(_ name: String, _ arguments: [String], on bytes: [UInt8]) throws -> (status: Int32, text: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: path(name) ?? "")
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// The words of a PDF, page by page.
  static func pages(_ bytes: [UInt8]) throws -> [String] {
    try run("pdftotext", ["-layout", "FILE", "-"], on: bytes).text.split(separator: "\u{0C}").map(String.init)
  }
}
