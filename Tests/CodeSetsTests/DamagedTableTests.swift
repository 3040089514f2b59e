import CodeSets
import Foundation
import Testing

@Suite struct DamagedTableTests {
  /// The smallest tables that load.
  private static let tables = [
    "cas-groups.psv": "code|meaning|who_carries_the_money\nCO|contract|provider\nPR|patient|patient\n",
    "carc.psv": """
    code|meaning_own_words|category|group|kind|root_cause_owner|remedy|prevention
    16|Lacks information|missing_info|CO|denial|Billing|fix|edits
    50|Not necessary|medical_necessity|CO (PR with ABN)|denial|UR/Coding|appeal|check
    """,
    "rarc.psv":
      "code|meaning_own_words|category|usual_carc\nN1|You may appeal (alert)|info|any\nM50|Code|coding|16,50\n",
    "claim-status.psv": "code|meaning\n1|Primary\n",
    "claim-filing.psv": "code|meaning|line_of_business\nMB|Part B|medicare\n",
    "plb-reasons.psv": "code|meaning\nWO|Recovery\n",
    "zero-pay.psv": "code|why\n24|capitation\n",
    "patient-billing-bars.psv": "code|why\nMA13|penalties\n",
    "notice-categories.psv": "code|meaning|action\nA7|Rejected|correct it\n",
    "notice-statuses.psv": "code|meaning|action\n562|The NPI|correct it\n",
    "entities.psv": "code|meaning\n85|billing provider\n",
    "interchange-notes.psv": "code|meaning|action\n022|The envelope|write it anew\n",
  ]

  /// Loads the tables after a change to one of them; nil leaves the file out.
  private func load(_ file: String, _ change: (String) -> Data?) throws -> CodeSets {
    let directory = FileManager.default.temporaryDirectory.appending(path: "code-sets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in Self.tables {
      try (name == file ? change(text) : Data(text.utf8))?.write(to: directory.appending(path: name))
    }
    return try CodeSets(directory: directory)
  }

  @Test("Sound tables load, with or without a last line feed and with Windows line ends")
  func loadsSoundTables() throws {
    let codes = try load("none") { Data($0.utf8) }
    #expect(codes.carcs.rows.map(\.code) == ["16", "50"])
    #expect(codes.carcs["50"]?.groups == ["CO", "PR"])
    #expect(codes.rarcs["M50"]?.usualCARCs == ["16", "50"])
    let windows = try load("carc.psv") { Data($0.replacingOccurrences(of: "\n", with: "\r\n").utf8) }
    #expect(windows.carcs.rows == codes.carcs.rows)
  }

  @Test(
    "A damaged table gives file, line and what is wrong",
    arguments: [
      ("carc.psv", "|Billing|", "|", "carc.psv:2: 7 columns instead of 8"),
      ("carc.psv", "|edits", "|edits|more", "carc.psv:2: 9 columns instead of 8"),
      ("carc.psv", "|edits", "|", "carc.psv:2: the column prevention is empty"),
      ("carc.psv", "50|", "|", "carc.psv:3: the column code is empty"),
      ("carc.psv", "50|", "16|", "carc.psv:3: the code 16 stands on line 2 already"),
      ("carc.psv", "missing_info", "missing", "carc.psv:2: the category missing is not known"),
      ("carc.psv", "|CO|", "|CO,XX|", "carc.psv:2: the group XX is not known"),
      ("carc.psv", "|CO|", "|(CO)|", "carc.psv:2: no group is named"),
      ("carc.psv", "CO|denial", "CO|denied", "carc.psv:2: the kind denied is none of denial, adj, pend"),
      ("carc.psv", "UR/Coding", "UR/Coders", "carc.psv:3: the team Coders is not known"),
      (
        "carc.psv", "code|", "codes|",
        "carc.psv:1: the header must be code|meaning_own_words|category|group|kind|root_cause_owner|remedy|prevention"
      ),
      ("rarc.psv", "16,50", "16,51", "rarc.psv:3: the CARC 51 is not known"),
      ("rarc.psv", "info", "information", "rarc.psv:2: the category information is not known"),
      ("claim-filing.psv", "medicare", "Medicare", "claim-filing.psv:2: the line of business Medicare is not known"),
      ("cas-groups.psv", "|provider", "", "cas-groups.psv:2: 2 columns instead of 3"),
      ("claim-status.psv", "|Primary", "|", "claim-status.psv:2: the column meaning is empty"),
      ("plb-reasons.psv", "|Recovery", "", "plb-reasons.psv:2: 1 columns instead of 2"),
    ])
  func saysWhere(file: String, old: String, new: String, description: String) throws {
    let table = try #require(Self.tables[file])
    #expect(table.contains(old))
    let error = try #require(throws: TableError.self) {
      try load(file) { text in
        Data(text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).joined(separator: new).utf8)
      }
    }
    #expect(error.description == description)
  }

  @Test("A table that is missing, empty or not UTF-8 is an error too", arguments: Array(tables.keys))
  func refusesBrokenFiles(file: String) throws {
    #expect(try failure(file) { _ in nil } == "\(file): the file cannot be read")
    #expect(try failure(file) { _ in Data() }.hasPrefix("\(file):1: the header must be "))
    #expect(try failure(file) { Data($0.utf8) + [0xFF] }.hasSuffix(": the line is not UTF-8"))
  }

  private func failure(_ file: String, _ change: (String) -> Data?) throws -> String {
    try #require(throws: TableError.self) { try load(file, change) }.description
  }
}
