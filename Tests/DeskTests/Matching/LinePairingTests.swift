import Desk
import Seeded
import Testing
import X12

@Suite struct LinePairingTests {
  private func line(_ procedure: String, _ cents: Int64, _ modifiers: [String] = []) -> LineTraits {
    LineTraits(procedure: procedure, modifiers: modifiers, revenueCode: "", charge: Cents(cents), day: nil)
  }

  @Test func `Every line stands once, and equal lines find each other in another order`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let sent = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        line("9921\(Int.random(in: 1...3, using: &generator))", Int64.random(in: 1...3, using: &generator) * 100)
      }
      let answered = sent.shuffled(using: &generator)
      let pairs = LinePairing(sent: sent, answered: answered).pairs
      #expect(pairs.compactMap(\.sent) == Array(sent.indices))
      #expect(pairs.compactMap(\.answered).sorted() == Array(sent.indices))
      for pair in pairs {
        guard let left = pair.sent, let right = pair.answered else { continue }
        #expect(sent[left] == answered[right])
      }
    }
  }

  @Test func `A line that nothing fits stands alone on its side`() {
    let pairs = LinePairing(
      sent: [line("99213", 100), line("J1885", 50)], answered: [line("99213", 90), line("36415", 5)]
    )
    .pairs
    #expect(
      pairs == [
        LinePairing.Pair(sent: 0, answered: 0), LinePairing.Pair(sent: 1, answered: nil),
        LinePairing.Pair(sent: nil, answered: 1),
      ])
  }
}
