import CodeSets
import Desk
import Foundation
import GRDB
import Trail
import X12

extension Store {
  private static let familyPage = 50

  /// Claims that were sent, the newest first; those of one account number where one is given.
  package func families(
    account number: String?, page: Int, for account: Account
  ) async throws -> (rows: [FamilyRow], pageCount: Int) {
    let size = Store.familyPage
    return try await read { db in
      let condition = number == nil ? "" : "WHERE c.account_key = ?"
      let arguments = StatementArguments(number.map { [ClaimTraits.accountKey($0)] } ?? [])
      let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sent_claim c \(condition)", arguments: arguments) ?? 0
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.*, s.created, (SELECT COUNT(*) FROM claim_match m WHERE m.sent = c.id) AS answers FROM sent_claim c
          JOIN submission s ON s.set_id = c.set_id \(condition) ORDER BY c.id DESC LIMIT \(size) OFFSET \((max(1, page) - 1) * size)
          """, arguments: arguments
      ).map { row in
        let claim = SentClaimRecord(row)
        let citing = try Citing(db, self.files, set: claim.set)
        return FamilyRow(
          id: try Store.family(of: claim.id, db), patient: PatientIdentity(claim, for: account),
          payerName: claim.payerName, sentOn: (row["created"] as Int32?).flatMap { CalendarDate(days: $0) },
          frequency: claim.frequencyInWords, charge: try citing.figure(claim.charge, claim.clm, 2, "CLM02 charge"),
          answers: row["answers"])
      }
      return (rows, max(1, (count + size - 1) / size))
    }
  }

  /// Everything about one claim family: what was sent, what came back, how it stands.
  package func familyView(_ id: FamilyID, for account: Account) async throws -> FamilyView {
    try await read { db in
      guard try SentClaimRecord(db, SentClaimID(id.value)) != nil else {
        throw StoreError.notFound("claim family \(id)")
      }
      let family = try Store.family(of: SentClaimID(id.value), db)
      var reading = FamilyReading(
        db: db, files: self.files, codes: self.codes, clock: self.clock, account: account, family: family)
      return try reading.view()
    }
  }
}

extension SentClaimRecord {
  /// CLM05-3 in words.
  var frequencyInWords: CodeInWords {
    let words = [
      "0": "Information only", "1": "Original", "2": "Interim, first", "3": "Interim, continued", "4": "Interim, last",
      "5": "Late charges", "6": "Adjustment", "7": "Replacement", "8": "Void", "9": "Final",
    ]
    return CodeInWords(code: frequency, meaning: words[frequency])
  }

  var service: ClosedRange<CalendarDate>? { serviceDate.map { $0...max($0, serviceThrough ?? $0) } }
}

/// Puts a family's page together from the facts.
struct FamilyReading {
  let db: Database
  let files: DocumentFiles
  let codes: CodeSets
  let clock: DeskClock
  let account: Account
  let family: FamilyID
  var names: Names

  init(
    db: Database, files: DocumentFiles, codes: CodeSets, clock: DeskClock, account: Account, family: FamilyID
  ) {
    self.db = db
    self.files = files
    self.codes = codes
    self.clock = clock
    self.account = account
    self.family = family
    names = Names(db)
  }

  mutating func view() throws -> FamilyView {
    let claims = try Store.members(of: family, db).compactMap { try SentClaimRecord(db, $0) }
    guard let last = claims.last else { throw StoreError.notFound("claim family \(family)") }
    let sent = try claims.map { try sentView($0) }
    let answers = try claims.flatMap { try self.answers(about: $0) }.sorted {
      ($0.on ?? .epoch, $0.id) < ($1.on ?? .epoch, $1.id)
    }
    let forms = try claims.flatMap { try formAnswers(about: $0) }
    let remitted = try answers.filter { $0.kind == .remittance }.compactMap {
      try ClaimRecord(db, ClaimID($0.id.value))
    }
    let cases = try self.cases(answers, forms)
    let history = try self.history(sent, forms, answers, cases)
    return FamilyView(
      id: family, patient: PatientIdentity(last, for: account), payerName: last.payerName,
      axes: [
        acknowledged(last, answers, forms), try adjudicated(remitted), try worked(cases), try patientAxis(remitted),
      ],
      sent: sent, answers: answers, lines: try lines(sent: last, answered: remitted.last { $0.outcome != .reversal }),
      cases: cases.map(\.id), resubmissions: try resubmissions(claims.map(\.id)), history: history)
  }

  func day(_ row: Row, _ column: String) -> CalendarDate? {
    (row[column] as Int32?).flatMap { CalendarDate(days: $0) }
  }

  func path(_ citing: Citing, _ range: ByteRange) -> String {
    "/documents/\(citing.document)/bytes/\(range.start)-\(range.end)"
  }
}

extension MatchRule {
  /// Why the rule matched.
  var words: String {
    switch self {
    case .traits: "by rule: account number, charge, and patient or dates agree"
    case .payerClaimNumber: "by rule: the payer’s claim number is that of an earlier answer"
    }
  }
}
