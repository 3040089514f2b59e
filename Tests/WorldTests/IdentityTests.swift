import Testing

@testable import World

@Suite("Identifiers and names hold together")
struct IdentityTests {
  @Test("every NPI passes the Luhn check over 80840 and its ten digits")
  func npis() throws {
    let split = try SplitDay.shared(4)
    let npis = Set(split.remittances.flatMap { $0.interchange.sets.flatMap(\.npis) })
    #expect(npis.count > 10)
    for npi in npis { #expect(npi.utf8.count == 10 && passesLuhn("80840" + npi), "\(npi)") }
    #expect(NPI.completing(123_456_789) == "1234567893")
  }

  @Test("an account number belongs to one bill, and a payer's claim number to one answer")
  func unique() throws {
    var accounts: Set<String> = []
    var numbers: Set<String> = []
    for day in 1...8 {
      let claims = try SplitDay.shared(day).answer.claims
      for claim in claims where claim.role == .original {
        #expect(accounts.insert(claim.account).inserted)
        #expect(numbers.insert("\(claim.payer) \(claim.claimNumber)").inserted)
        #expect(claim.account.utf8.count <= 20)
      }
      #expect(claims.count { $0.role == .original } == 250)
    }
  }

  @Test("twins share last name and insured on one day and differ in first name")
  func twins() throws {
    var pairs = 0
    for day in 1...8 {
      let names = try SplitDay.shared(day).claims
        .filter { $0.claim.status != "22" && $0.claim.names["IL"] != nil }.map(\.claim)
      let families = Dictionary(grouping: names) { claim in
        "\(claim.account.prefix(11)) \(claim.names["IL"]?.joined(separator: "*").replacing("NM1*IL", with: "") ?? "")"
      }
      for family in families.values where Set(family.map(\.account)).count > 1 {
        pairs += 1
        #expect(Set(family.map { $0.names["QC"]?[3] }).count == 1)
        #expect(Set(family.map { $0.names["QC"]?[4] }).count > 1)
      }
    }
    #expect(pairs > 3)
  }

  @Test("names are varied: apostrophes, hyphens, spaces and long ones")
  func names() throws {
    let claims = try (1...8).flatMap { try SplitDay.shared($0).claims }
    let last = Set(claims.compactMap { $0.claim.names["QC"]?[3] })
    #expect(last.contains("O'NEIL"))
    #expect(last.contains { $0.contains("-") })
    #expect(last.contains { $0.contains(" ") })
    #expect(last.contains { $0.count > 18 })
    #expect(last.count > 30)
  }

  @Test("interchanges are sent at a time of day")
  func times() throws {
    for file in try (1...8).flatMap({ try SplitDay.shared($0).files }) {
      // ISA10 stands at a fixed place, as HHMM.
      let time = try #require(Int(String(decoding: file.bytes[77..<81], as: UTF8.self)), "\(file.name)")
      #expect((0..<24).contains(time / 100) && (0..<60).contains(time % 100), "\(time)")
    }
  }

  @Test("payers differ in separators, line ends and sets per file")
  func habits() throws {
    let files = try SplitDay.shared(2).files
    #expect(Set(files.map { $0.bytes[3] }).count > 1)
    #expect(files.contains { $0.bytes[106] == 0x0d && $0.bytes[107] == 0x0a })
    #expect(files.contains { $0.bytes[106] == UInt8(ascii: "G") })
    let split = try SplitDay.shared(2)
    #expect(split.remittances.contains { $0.interchange.sets.count == 2 })
  }
}
