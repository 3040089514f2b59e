import Seeded
import Testing
import Trail

@Suite("Command ids")
struct CommandIDTests {
  @Test func ofPeopleAreVersionSeven() {
    // RFC 9562, appendix A.6.
    let id = CommandID(milliseconds: 0x017F_22E2_79B0, random: (0x0CC3, 0x18C4_DC0C_0C07_398F))
    #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    #expect(id.version == 7)
  }

  @Test func ofPeopleSortByTime() {
    var random = SeededGenerator(seed: 3)
    let ids = (0..<100).map { CommandID(milliseconds: 1_750_000_000_000 + $0, using: &random) }
    #expect(ids == ids.sorted())
    #expect(ids.map(\.description) == ids.map(\.description).sorted())
  }

  @Test func ofMachinesFollowFromTheirParts() {
    // Computed with Python's hashlib: lengths as eight bytes before "portico command id", the domain and each part.
    let id = CommandID(derivedIn: "sop/denials", from: [Array("fact/1".utf8), Array("x".utf8)])
    #expect(id.description == "7377cf44-213f-87dc-bad9-cca5a7b166c3")
    #expect(id.version == 8)
  }

  @Test func ofMachinesEndInANumberWhenTheyHaveOne() {
    let parts = [Array("fact/1".utf8), Array("x".utf8)]
    let ids = [5, 6, 0x01_0203_0405].map { CommandID(derivedIn: "sop/denials", from: parts, at: $0) }
    #expect(ids.last?.description == "7377cf44-213f-87dc-bad9-cc0102030405")
    #expect(ids == ids.sorted())
  }

  @Test func ofMachinesTellDomainsAndPartsApart() {
    let ids = [
      CommandID(derivedIn: "a", from: [[1, 2], [3]]), CommandID(derivedIn: "a", from: [[1], [2, 3]]),
      CommandID(derivedIn: "a", from: [[1, 2, 3]]), CommandID(derivedIn: "b", from: [[1, 2], [3]]),
      CommandID(derivedIn: "a", from: [[1, 2], [3], []]), CommandID(derivedIn: "a", from: []),
    ]
    #expect(Set(ids).count == ids.count)
  }

  @Test func readEveryUUIDInEitherCase() throws {
    let id = try #require(CommandID("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"))
    #expect(id.description == "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
    #expect(CommandID(bytes: id.bytes) == id)
    #expect(id.bytes.first == 0xF8 && id.bytes.last == 0xF6)
  }

  @Test(arguments: [
    "", "f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf",
    "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
    "f81d4fae-7dec-11d0-a765-00a0c91e6bg6", "f81d4fae-7dec-11d0-a76500-a0c91e6bf6",
    "-f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
  ])
  func refuseOtherText(_ text: String) {
    #expect(CommandID(text) == nil)
  }
}
