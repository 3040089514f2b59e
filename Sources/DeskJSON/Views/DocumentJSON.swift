import Desk
import X12

extension DocumentRow: JSONShaped {
  package static let shape = JSONShape<DocumentRow>("DocumentRow") {
    Member("digest", \.digest)
    Member("name", \.name)
    Member("bytes", \.bytes)
    Member("received_ms", about: "Milliseconds since 1970 UTC.", \.receivedAt.milliseconds)
    Member("received_by", \.receivedBy)
    Member("status", \.status)
    Member("sets", \.sets)
    Member("claims", \.claims)
    Member("quarantined_sets", \.quarantinedSets)
    Member("problems", \.problems)
  }
}

extension DocumentView: JSONShaped {
  package static let shape = JSONShape<DocumentView>("Document") {
    Member("document", \.row)
    Member("sets", \.sets)
    Member("problems", \.problems)
  }
}

extension DocumentView.SetRow: JSONShaped {
  package static let shape = JSONShape<DocumentView.SetRow>("TransactionSet") {
    Member("remittance", \.id)
    Member("type", \.type)
    Member("version", \.version)
    Member("control_number", \.controlNumber)
    Member("start", \.range.start)
    Member("end", \.range.end)
    Member("disposition", \.disposition)
    Member("claims", \.claims)
    Member("reason", about: "Why it is in quarantine.", \.reason)
  }
}

extension DocumentView.ProblemRow: JSONShaped {
  package static let shape = JSONShape<DocumentView.ProblemRow>("DocumentProblem") {
    Problem.shape.members(of: \DocumentView.ProblemRow.problem)
    Member("remittance", \.set)
  }
}

extension Problem: JSONShaped {
  package static let shape = JSONShape<Problem>("SegmentProblem") {
    Member("segment", \.segment)
    Member("offset", \.offset)
    Member("rule", \.rule)
    Member("message", \.message)
    Member("severity", \.severity)
    Member("segment_id", \.segmentID)
    Member("element", \.element)
  }
}
