import Desk
import DeskJSON
import Hummingbird
import Store

extension Site {
  /// The claims that were sent.
  func families(_ call: Call) async throws -> FamilyList {
    let (number, page, account) = (call.query.text("account"), call.query.page, try call.visitor.account)
    let (rows, pageCount) = try await store.families(account: number, page: page, for: account)
    let waiting = try await store.matchQueue(nil, page: 1, for: account).counts.reduce(0) { $0 + $1.count }
    return FamilyList(rows: rows, account: number, openMatches: waiting, page: page, pageCount: pageCount)
  }

  /// One claim family.
  func family(_ call: Call) async throws -> FamilyView {
    try await store.familyView(try call.context.familyID, for: try call.visitor.account)
  }

  /// The answers that are matched to nothing.
  func matches(_ call: Call) async throws -> MatchQueueView {
    let state = call.query["state"].flatMap { MatchState(rawValue: $0) }
    return try await store.matchQueue(
      state == .matched ? nil : state, page: call.query.page, for: try call.visitor.account)
  }

  /// One answer and the claims that may be meant.
  func match(_ call: Call) async throws -> MatchView {
    try await store.matchView(try call.context.answerID, for: try call.visitor.account)
  }
}

extension WebContext {
  /// The claim family of the address.
  var familyID: FamilyID {
    get throws { try value("id") { Int64($0).map { FamilyID($0) } } }
  }

  /// The answer of the address.
  var answerID: AnswerID {
    get throws { try value("id") { Int64($0).map { AnswerID($0) } } }
  }
}
