/// A number that names a person's account.
package struct AccountID: Hashable, Sendable, CustomStringConvertible {
  package var value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { "\(value)" }
}

/// What a person may do, in three steps.
package enum Role: String, CaseIterable, Sendable {
  /// Works cases.
  case specialist
  /// Works cases, grants exceptions and write-offs above the limit, assigns for others, sees whole files.
  case manager
  /// Reads everything but patient names, changes nothing.
  case auditor
}

/// A person who signs in.
package struct Account: Hashable, Sendable {
  package var id: AccountID
  /// The name typed at sign-in.
  package var login: String
  /// The name that colleagues see.
  package var name: String
  package var role: Role
  /// The teams whose queues the person works.
  package var teams: [Team]
  /// False for an account that may no longer sign in.
  package var isActive: Bool

  package init(id: AccountID, login: String, name: String, role: Role, teams: [Team], isActive: Bool = true) {
    self.id = id
    self.login = login
    self.name = name
    self.role = role
    self.teams = teams
    self.isActive = isActive
  }
}

/// A team that owns a queue, by the name that people use, for example `Prior Auth`.
package struct Team: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var name: String
  package init(_ name: String) { self.name = name }
  package var description: String { name }
  package static func < (left: Team, right: Team) -> Bool { left.name < right.name }
}

/// Who acts: a person, or the machine by a rule that a person wrote.
package enum Actor: Hashable, Sendable {
  case person(Account)
  /// An SOP that acts on a fact; the digest names its exact text.
  case sop(name: String)
  /// The product itself: ingest, start-up, set-up.
  case system(String)

  /// The actor as the trail names it: never a person's name.
  package var trailName: String {
    switch self {
    case .person(let account): "account/\(account.id)"
    case .sop(let name): "sop/\(name)"
    case .system(let name): "system/\(name)"
    }
  }
}
