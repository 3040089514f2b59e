import Testing
import World

@Suite("The same question gets the same bytes")
struct DeterminismTests {
  @Test("seed, day and number of claims decide every byte", arguments: [1, 20, 45])
  func same(day: Int) throws {
    let once = try World(seed: 7, claimsPerDay: 120).files(day: day)
    let again = try World(seed: 7, claimsPerDay: 120).files(day: day)
    #expect(once == again)
    #expect(!once.isEmpty)
  }

  @Test("another seed or another day gives other files")
  func other() throws {
    let files = try World(seed: 7, claimsPerDay: 120).files(day: 2)
    #expect(try World(seed: 8, claimsPerDay: 120).files(day: 2) != files)
    #expect(try World(seed: 7, claimsPerDay: 120).files(day: 3).map(\.name) != files.map(\.name))
  }

  @Test("names are unique within a day and bytes are printable ASCII and line ends", arguments: [1, 3, 45])
  func plain(day: Int) throws {
    let files = try World(seed: 7, claimsPerDay: 120).files(day: day)
    #expect(Set(files.map(\.name)).count == files.count)
    for file in files {
      #expect(file.bytes.allSatisfy { (0x20...0x7e).contains($0) || $0 == 0x0a || $0 == 0x0d })
    }
  }

  @Test("a day out of range is refused")
  func refused() {
    #expect(throws: WorldError.dayBeforeFirst(0)) { try World(seed: 1, claimsPerDay: 1).files(day: 0) }
    #expect(throws: WorldError.claimsOutOfRange(-1)) { try World(seed: 1, claimsPerDay: -1).files(day: 1) }
    #expect(throws: WorldError.claimsOutOfRange(World.claimsLimit)) {
      try World(seed: 1, claimsPerDay: World.claimsLimit).files(day: 1)
    }
  }

  @Test("a day of few claims or none is still sound", arguments: [0, 1, 7])
  func small(claims: Int) throws {
    for day in 1...7 {
      for (_, interchange) in try SplitDay(seed: 3, day: day, claims: claims).remittances {
        #expect(!interchange.sets.isEmpty)
        #expect(interchange.sets.allSatisfy { $0.total >= 0 })
      }
    }
  }
}
