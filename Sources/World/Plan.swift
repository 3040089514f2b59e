/// What is planted on which day.
struct Plan {
  let plants: [Answer.Plant]

  /// The rota repeats every seven days; two days in seven have no damage at all.
  init(day: Int) {
    switch ((day % 7) + 7) % 7 {
    case 1: plants = [.paymentTotal, .resent, .acknowledgement]
    case 2: plants = [.segmentCount]
    case 3: plants = [.claimBalance, .adjustmentsOnly]
    case 4: plants = [.resent, .acknowledgement]
    case 5: plants = [.adjustmentsOnly]
    case 6: plants = [.segmentCount, .acknowledgement]
    default: plants = []
    }
  }

  func contains(_ plant: Answer.Plant) -> Bool { plants.contains(plant) }

  /// Whether the clearinghouse refuses a set of the claims that the day answers.
  static func refusesSet(day: Int) -> Bool { [1, 3, 6].contains(((day % 7) + 7) % 7) }
}
