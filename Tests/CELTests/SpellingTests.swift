@testable import CEL
import Testing

@Suite struct SpellingTests {
  @Test(
    "Distance counts letters to insert, delete, replace or swap",
    arguments: [
      ("carc", "carc", 0), ("carc", "crac", 1), ("carc", "car", 1), ("car", "carc", 1), ("carc", "cark", 1),
      ("carc", "CARC", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3), ("amount", "units", 5),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(editDistance(left, right) == expected)
    #expect(editDistance(right, left) == expected)
  }

  @Test("Only a near name is suggested, the nearest first")
  func nearestName() {
    #expect(nearest(to: "amout", among: ["account", "amount", "units"]) == "amount")
    #expect(nearest(to: "xyz", among: ["account", "amount"]) == nil)
    #expect(nearest(to: "ab", among: ["ac", "ad"]) == "ac")
  }
}
