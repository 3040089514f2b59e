import Testing

@testable import World

@Suite("Tables that cannot be used are refused by file and line")
struct TablesTests {
  @Test("the shipped tables are read, and payers name each other rightly")
  func shipped() throws {
    let tables = try Tables.shipped()
    #expect((7...8).contains(tables.payers.count))
    #expect(Set(tables.payers.map(\.id)).count == tables.payers.count)
    let lines = Set(tables.payers.flatMap { [$0.professionalLine, $0.institutionalLine] })
    #expect(lines == ["MB", "MA", "MC", "HM", "12", "16", "CH"])
    for payer in tables.payers where !payer.forwardsTo.isEmpty {
      #expect(tables.payers.contains { $0.key == payer.forwardsTo })
    }
    for payer in tables.payers { #expect(payer.claimPattern.count { $0 == "#" } >= 9) }
  }

  @Test("a row with too few values")
  func shortRow() {
    #expect(throws: WorldError.tableRow(table: "t.tsv", line: 3, reason: "has 1 values, expected 2")) {
      try SeparatedTable(name: "t.tsv", text: "# Synthetic\na\tb\n1\n")
    }
  }

  @Test("a value that is no number, and one that is no choice")
  func values() throws {
    let row = try #require(try SeparatedTable(name: "t.tsv", text: "a\tb\nx\ty\n").rows.first)
    #expect(throws: WorldError.tableRow(table: "t.tsv", line: 2, reason: "a is not a whole number: x")) {
      try row.number("a")
    }
    #expect(throws: WorldError.tableRow(table: "t.tsv", line: 2, reason: "b cannot be y")) {
      let _: Payer.Wrap = try row.choice("b")
    }
  }

  @Test("an authorisation for a payer that is not there, and ages or hours the wrong way round")
  func references() throws {
    let rule = try #require(try SeparatedTable(name: "t.tsv", text: "code\tpayers\n70551\tnobody\n").rows.first)
    #expect(throws: WorldError.tableRow(table: "t.tsv", line: 2, reason: "there is no payer nobody")) {
      try AuthorizationRule(rule, payers: Tables.shipped().payers)
    }
    func service(_ values: String) throws -> Service {
      let header = "code\tname\tlocation\tsex\tyoungest\toldest\tfirst\tlast\tweight"
      let text = "\(header)\n1\tScan\tRoom\t-\t\(values)\t1\n"
      return try Service(try #require(try SeparatedTable(name: "t.tsv", text: text).rows.first))
    }
    #expect(throws: WorldError.tableRow(table: "t.tsv", line: 2, reason: "youngest must not be above oldest")) {
      try service("9\t8\t0\t60")
    }
    #expect(throws: WorldError.tableRow(table: "t.tsv", line: 2, reason: "first and last must be minutes of a day")) {
      try service("8\t9\t0\t1440")
    }
    #expect(try service("8\t9\t0\t1439").suits(sex: "F", age: 9))
  }

  @Test("every payer is in the table of authorisations or wants none, and diagnoses are there for what is billed")
  func coverage() throws {
    let tables = try Tables.shipped()
    let billed = Set(tables.procedures.map(\.code))
    let explained = Set(tables.diagnoses.flatMap(\.procedures))
    #expect(explained.isSubset(of: billed.union(tables.services.map(\.code))), "\(explained.subtracting(billed))")
    #expect(Set(tables.diagnoses.map(\.code)).count == tables.diagnoses.count)
    let known = billed.union(tables.services.map(\.code)).union(["inpatient"])
    #expect(Set(tables.authorizations.map(\.code)).isSubset(of: known))
    #expect(
      tables.payers.allSatisfy { payer in
        payer.isMedicare || tables.authorizations.contains { $0.payers.contains(payer.key) }
      })
  }

  @Test("amounts are written in each payer's style")
  func amounts() {
    let styles: [(AmountStyle, [String])] = [
      (.fixed, ["120.00", "0.50", "-3.05", "0.00"]), (.trimmed, ["120", "0.5", "-3.05", "0"]),
      (.bare, ["120", ".5", "-3.05", "0"]),
    ]
    for (style, texts) in styles {
      #expect([12_000, 50, -305, 0].map(style.text) == texts)
    }
  }
}
