extension Book {
  /// Denials in a thousand that nobody corrects and whose appeal is won.
  private static let won = 485..<560

  /// The answers to appeals that were won, on the days on which worked denials are answered. What was never adjudicated
  /// cannot be appealed.
  func appealsWon(on day: Int) -> [Adjudication] {
    guard let days = Book.worked(on: day) else { return [] }
    var answers: [Adjudication] = []
    for earlier in days {
      for index in 0..<claimsPerDay where Book.won.contains(lot(day: earlier, index: index).roll) {
        let original = original(day: earlier, index: index)
        guard original.denies, !original.remarks.contains("MA130") else { continue }
        answers += worked(original, .paidInFull).map { answer in
          var answer = answer
          // Nothing was sent again: the payer decides anew about the first claim.
          answer.frequency = "1"
          return answer
        }
      }
    }
    return answers
  }
}
