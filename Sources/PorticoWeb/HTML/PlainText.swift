import Desk
import Trail
import X12

/// A value that stands on a page as its own description, escaped.
protocol PlainText: CustomStringConvertible {}

extension Int: PlainText {}
extension Int64: PlainText {}
extension CaseID: PlainText {}
extension ClaimID: PlainText {}
extension SetID: PlainText {}
extension SentClaimID: PlainText {}
extension FamilyID: PlainText {}
extension AnswerID: PlainText {}
extension ResubmissionID: PlainText {}
extension PayerID: PlainText {}
extension AccountID: PlainText {}
extension Team: PlainText {}
extension CommandID: PlainText {}
extension Digest: PlainText {}

extension CalendarDate {
  /// The date, readable by machines too.
  var html: HTML { "<time datetime=\"\(description)\">\(description)</time>" }
}
