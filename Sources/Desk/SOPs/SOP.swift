import CEL
import Trail
import X12

/// A standard operating procedure: how one kind of work is done, as a file that a manager edits.
package struct SOP: Sendable {
  /// The file's name without its ending, for example `denials`.
  package var name: String
  package var title: String
  /// SHA-256 of the file's exact bytes: the version that a case is pinned to.
  package var digest: Digest
  package var opens: [OpeningRule]
  package var primaryReason: [PrimaryReasonRule]
  /// Days before the work-by date from which a case stands at the front of the queue.
  package var frontDays: Int
  /// Days after which a case stands at the front whatever its value, so that small balances are not starved.
  package var maxAgeDays: Int
  /// Denied amounts below this are worked behind the others.
  package var dollarFloor: Cents
  /// A floor of its own for some payers, by payer identifier.
  package var payerFloors: [String: Cents]
  package var holdBufferDays: Int
  /// Write-offs up to this need no second person.
  package var writeOffLimit: Cents
  package var escalatesTo: Team
  package var outcomes: [Outcome]
  package var categories: [Category]
  /// Nil for work that is never appealed, and in versions that were written before appeals were.
  package var appeal: AppealRules? = nil

  /// A fact opens a case of this category when the condition holds.
  package struct OpeningRule: Sendable {
    package enum Subject: String, CaseIterable, Sendable {
      /// A remitted claim.
      case claim
      /// A whole remittance.
      case remittance
      /// What a payer's front end says of one claim (277CA).
      case notice
      /// What a receiver says of the form of a claim file (999), or of a whole interchange (TA1).
      case acknowledgement
      /// Money that a payer takes outside any claim.
      case takeback
      /// A scheduled service.
      case appointment
    }
    package var subject: Subject
    package var when: Condition
    /// Nil: the category of the primary reason.
    package var category: String?
  }

  /// How the primary among several denied amounts is picked; the first rule that tells two apart decides.
  package enum PrimaryReasonRule: String, CaseIterable, Sendable {
    case largestAmount = "largest_amount"
    case categoryOrder = "category_order"
    case firstInFile = "first_in_file"
  }

  /// One kind of reason and how it is worked.
  package struct Category: Sendable {
    package var id: String
    package var title: String
    package var team: Team
    package var minutes: Int
    package var clocks: [ClockKind]
    /// What to know before starting, in plain words.
    package var guidance: String
    package var checklist: [Item]
    /// The outcomes that make sense here; empty means all of the SOP.
    package var outcomes: [String]
    /// Why a denial of this category may have come about; a person picks one when the case is closed. Empty: nobody is asked.
    package var rootCauses: [RootCause] = []
    package var appeal: Appeal? = nil
  }

  /// Why a denial came about, and the team in whose work that can be changed.
  package struct RootCause: Hashable, Sendable {
    package var id: String
    package var title: String
    package var team: Team

    package init(id: String, title: String, team: Team) {
      self.id = id
      self.title = title
      self.team = team
    }
  }

  /// One step of a checklist.
  package struct Item: Sendable {
    package var id: String
    package var text: String
    package var needsEvidence: Bool
    /// What the step clears before a service: its status settles the step.
    package var element: ClearanceElement?
    /// The item is on the list only when this holds; nil means always.
    package var when: Condition?
  }

  /// A way in which a case may end.
  package struct Outcome: Sendable {
    package enum Need: String, CaseIterable, Sendable {
      case payment
      /// A later acceptance by the payer's front end.
      case acceptance
      case writeOff = "write_off"
      case evidence
      /// The remittance behind the case counts.
      case posted
      /// The remittance behind the case is held and counts for nothing.
      case notPosted = "not_posted"
      /// A later remittance of the payer that explains the money it took.
      case explanation
      /// Everything that the service needs is clear.
      case cleared
      /// The schedule says that the service is cancelled.
      case cancelled
    }
    package var id: String
    package var title: String
    package var needs: [Need]
    /// Guardrail G4: offered only where the payer put the money on the patient (PR), and a person decides.
    package var billsPatient: Bool
    /// Open checklist items do not stand in the way once the payer's last answer paid, or its file explains what it took.
    package var skipsChecklist: Bool
  }

  /// Every team that owns one of the SOP's queues.
  package var teams: [Team] { Array(Set(categories.map(\.team) + [escalatesTo])).sorted() }

  /// Every team that a root cause goes to.
  package var upstreamTeams: [Team] { Array(Set(categories.flatMap(\.rootCauses).map(\.team))).sorted() }

  /// The root causes that a case of this category is closed with; none where nobody is asked.
  package func rootCauses(in category: String) -> [RootCause] { workingCategory(category).rootCauses }

  /// A root cause by id, in whatever category: one id is one cause in the whole SOP.
  package func rootCause(_ id: String) -> RootCause? {
    categories.lazy.flatMap(\.rootCauses).first { $0.id == id }
  }

  /// A category by id.
  package func category(_ id: String) -> Category? { categories.first { $0.id == id } }

  /// The category that works an id: itself, else `other`, which the loader makes sure of.
  package func workingCategory(_ id: String) -> Category {
    guard let found = category(id) ?? category("other") ?? categories.first else {
      preconditionFailure("an SOP has categories")
    }
    return found
  }

  /// A checklist item of a category.
  package func item(_ id: String, in category: String) -> Item? {
    workingCategory(category).checklist.first { $0.id == id }
  }

  /// The outcomes that a case of this category may end with.
  package func outcomes(in category: String) -> [Outcome] {
    let chosen = workingCategory(category).outcomes
    return chosen.isEmpty ? outcomes : outcomes.filter { chosen.contains($0.id) }
  }

  /// One outcome of a category.
  package func outcome(_ id: String, in category: String) -> Outcome? { outcomes(in: category).first { $0.id == id } }
}

/// A condition of an SOP: CEL text, type-checked when the file was loaded.
package struct Condition: Sendable {
  package var source: String
  package var program: Program
}
