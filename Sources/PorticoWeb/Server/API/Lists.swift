import Desk
import DeskJSON
import Store
import Trail
import X12

/// A page of the queue with whom its cases may be given to.
struct WorkQueue: Sendable, JSONShaped {
  var view: QueueView
  /// The SOPs' teams.
  var teams: [Team]
  /// The accounts that may own cases.
  var people: [Account]

  static let shape = JSONShape<WorkQueue>("WorkQueue") {
    QueueView.shape.members(of: \WorkQueue.view)
    Member("assignable_teams", about: "The teams that a case may be given to.", \.teams)
    Member("people", about: "The accounts that a case may be given to.") { queue in
      queue.people.map { PersonToAssign(account: $0.id.value, name: $0.name) }
    }
  }
}

/// Somebody that a case may be given to.
private struct PersonToAssign: JSONShaped {
  var account: Int64
  var name: String

  static let shape = JSONShape<PersonToAssign>("Person") {
    Member("account", \.account)
    Member("name", \.name)
  }
}

/// A page of the remittances.
struct RemittanceList: Sendable, JSONShaped {
  var rows: [RemittanceRow]
  var page: Int
  var pageCount: Int

  static let shape = JSONShape<RemittanceList>("RemittanceList") {
    Member("page", \.page)
    Member("pages", \.pageCount)
    Member("rows", \.rows)
  }
}

/// A page of the files that came in.
struct DocumentList: Sendable, JSONShaped {
  var rows: [DocumentRow]
  var isQuarantine: Bool
  /// How many files have something in quarantine.
  var quarantined: Int
  var page: Int
  var pageCount: Int

  static let shape = JSONShape<DocumentList>("DocumentList") {
    Member("quarantined", about: "How many files have something in quarantine.", \.quarantined)
    Member("page", \.page)
    Member("pages", \.pageCount)
    Member("rows", \.rows)
  }
}

/// A sum with the page on which it stands.
struct SumOnPage: Sendable, JSONShaped {
  var sum: Breakdown
  var back: (path: String, title: String)

  static let shape = JSONShape<SumOnPage>("Sum") { Breakdown.shape.members(of: \SumOnPage.sum) }
}

extension UploadedFile: JSONShaped {
  static let shape = JSONShape<UploadedFile>("UploadedFile") {
    Member("name", \.name)
    Member("result", \.parts.result)
    Member("digest", about: "Null for a file that was refused.", \.parts.digest)
    Member("reason", about: "Why it was refused.", \.parts.reason)
    Member("document", about: "What is in it; null unless it was received now.", \.parts.document)
  }

  private enum Result: String, JSONChoice { case received, known, refused }

  private var parts: (result: Result, digest: Digest?, reason: String?, document: DocumentView?) {
    switch outcome {
    case .received(let view): (.received, view.row.digest, nil, view)
    case .known(let digest): (.known, digest, nil, nil)
    case .refused(let reason): (.refused, nil, reason, nil)
    }
  }
}

extension CommandResult: JSONShaped {
  /// What a command did, as programs read it.
  package static let shape = JSONShape<CommandResult>("Done") {
    Member("case", \.id)
    Member("version", about: "The case's version after it.", \.version)
    Member("repeated", about: "Whether it was done before, so that this request changed nothing.", \.wasRepeated)
  }
}

/// A page of the claims that were sent.
struct FamilyList: Sendable, JSONShaped {
  var rows: [FamilyRow]
  /// The account number that was asked for.
  var account: String?
  /// Answers that wait for a person to say which claim they are about.
  var openMatches: Int
  var page: Int
  var pageCount: Int

  static let shape = JSONShape<FamilyList>("FamilyList") {
    Member("waiting_answers", about: "How many answers wait for a person to find their claim.", \.openMatches)
    Member("page", \.page)
    Member("pages", \.pageCount)
    Member("rows", \.rows)
  }
}

/// A page of closed denials with the teams that one may ask for.
struct ClosedDenials: Sendable, JSONShaped {
  var list: RootCauseList
  var teams: [Team]

  static let shape = JSONShape<ClosedDenials>("ClosedDenials") {
    RootCauseList.shape.members(of: \ClosedDenials.list)
    Member("teams", about: "The upstream teams of the SOPs in force.", \.teams)
  }
}
