import Foundation
import Seeded

/// A command to one case, with the id that makes sending it twice harmless.
struct Deed: Sendable {
  let id: String
  /// The type of the one entry that it leaves in the trail.
  let type: String
  private let words: [String]

  /// Draws a note, a take or a hold for one of the cases from 1.
  init(cases: Int, using generator: inout SeededGenerator) {
    id = UUID.drawn(using: &generator)
    let number = String(Int.random(in: 1...cases, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      type = "case.taken"
      words = ["take", number]
    case 1:
      type = "case.held"
      let day = Date(timeIntervalSinceNow: 7 * 86_400).formatted(.iso8601.year().month().day())
      words = ["hold", number, "--until", day, "--reason", "waiting for the payer"]
    default:
      type = "case.noted"
      words = ["note", number, "called, and was told \(id)"]
    }
  }

  /// What would be typed.
  var arguments: [String] { ["case"] + words + ["--command-id", id, "--json"] }
}

extension UUID {
  /// A UUID in lower case, drawn so that a seed gives it again.
  fileprivate static func drawn(using generator: inout SeededGenerator) -> String {
    let digits = [generator.next(), generator.next()].map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var text = ""
    for (place, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { text += "-" }
      // The variant of RFC 9562 and version 7, which ids of people's commands carry.
      text.append(place == 12 ? "7" : place == 16 ? "8" : digit)
    }
    return text
  }
}
