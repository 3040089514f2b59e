import Desk

extension Account {
  static let sam = Account(id: AccountID(1), login: "sam", name: "Sam Reyes", role: .specialist, teams: [])
  static let sue = Account(id: AccountID(2), login: "sue", name: "Sue Ito", role: .specialist, teams: [])
  static let mia = Account(id: AccountID(3), login: "mia", name: "Mia Chen", role: .manager, teams: [])
  static let max = Account(id: AccountID(4), login: "max", name: "Max Orr", role: .manager, teams: [])
  static let ada = Account(id: AccountID(5), login: "ada", name: "Ada Fry", role: .auditor, teams: [])
  /// Left the organisation.
  static let gus = Account(
    id: AccountID(6), login: "gus", name: "Gus Poe", role: .manager, teams: [], isActive: false)

  static let everyone = [sam, sue, mia, max, ada, gus]
}
