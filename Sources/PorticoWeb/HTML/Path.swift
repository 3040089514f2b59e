import Desk
import Trail
import X12

/// The addresses of the product's pages.
enum Path {
  /// The page of a case.
  static func of(_ id: CaseID) -> String { "/cases/\(id)" }
  /// The page of a remitted claim.
  static func of(_ id: ClaimID) -> String { "/claims/\(id)" }
  /// The page of a remittance.
  static func of(_ id: SetID) -> String { "/remittances/\(id)" }
  /// The page of a claim family.
  static func of(_ id: FamilyID) -> String { "/families/\(id)" }
  /// The page on which a person says which claim an answer is about.
  static func match(_ id: AnswerID) -> String { "/answers/\(id)" }
  /// The page on which a claim that was sent is made ready to be sent again.
  static func resubmission(of id: SentClaimID, _ purpose: String) -> String { "/sent/\(id)/\(purpose)" }
  /// The page of a claim that is made ready to be sent again.
  static func of(_ id: ResubmissionID) -> String { "/resubmissions/\(id)" }
  /// The page of a document.
  static func document(_ digest: Digest) -> String { "/documents/\(digest)" }
  /// The page that shows a range of a document's bytes.
  static func bytes(_ range: ByteRange, of document: Digest) -> String {
    "/documents/\(document)/bytes/\(range.start)-\(range.end)"
  }
  /// The page of an SOP.
  static func sop(_ name: String) -> String { "/sops/\(encoded(name))" }
  /// The list of an upstream team.
  static func upstream(_ team: Team) -> String { "/upstream/\(encoded(team.name))" }

  /// The closed denials behind a figure of an upstream list.
  static func rootCauses(_ filter: RootCauseFilter) -> String {
    var query = [
      ("by", filter.axis.rawValue), ("from", filter.days.lowerBound.description),
      ("through", filter.days.upperBound.description),
    ]
    if let team = filter.team { query.append(("team", team.name)) }
    if let cause = filter.cause { query.append(("cause", cause)) }
    if filter.page > 1 { query.append(("page", String(filter.page))) }
    return "/root-causes?" + query.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
  }

  /// The part of a case's page that is about its appeal.
  static func appeal(_ id: CaseID) -> String { "\(of(id))#appeal" }
  /// What a case has as the sources of its denied amount.
  static func denied(_ id: CaseID) -> String { "/cases/\(id)/figures/denied" }

  /// What proves a checklist item: a file of the case, or a segment.
  static func of(_ evidence: Evidence, in id: CaseID) -> String {
    switch evidence {
    case .file(let digest): "/cases/\(id)/evidence/\(digest)"
    case .segment(let document, let range): bytes(range, of: document)
    }
  }

  /// The work queue with these filters.
  static func queue(_ filter: QueueFilter) -> String {
    var query = [("scope", filter.scope.rawValue)]
    if let sop = filter.sop { query.append(("sop", sop)) }
    if let team = filter.team { query.append(("team", team.name)) }
    if let payer = filter.payer { query.append(("payer", payer.description)) }
    if let category = filter.category { query.append(("category", category)) }
    if let due = filter.due { query.append(("due", due.rawValue)) }
    if filter.page > 1 { query.append(("page", String(filter.page))) }
    return "/queue?" + query.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
  }

  /// The clearance board with these filters.
  static func clearance(_ filter: ClearanceFilter) -> String {
    var query = [("from", filter.from.description)]
    if let day = filter.day { query.append(("day", day.description)) }
    if let until = filter.until { query.append(("until", until.description)) }
    if filter.scope != .open { query.append(("state", filter.scope.name)) }
    if filter.page > 1 { query.append(("page", String(filter.page))) }
    return "/clearance?" + query.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
  }

  /// Text as one value of a path or query: all but unreserved characters percent-encoded (RFC 3986, section 2.3).
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        encoded.append("%")
        encoded.append(digits[Int(byte >> 4)])
        encoded.append(digits[Int(byte & 15)])
      }
    }
  }
}
