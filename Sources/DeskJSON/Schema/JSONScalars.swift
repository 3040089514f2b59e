import Desk
import Trail
import X12

extension String: JSONDescribed { package static var schema: JSONSchema { .text } }
extension Int: JSONDescribed { package static var schema: JSONSchema { .number } }
extension Int64: JSONDescribed { package static var schema: JSONSchema { .number } }
extension Bool: JSONDescribed { package static var schema: JSONSchema { .boolean } }

extension Optional: JSONDescribed where Wrapped: JSONDescribed {
  package static var schema: JSONSchema { .nullable(Wrapped.schema) }
}

extension Array: JSONDescribed where Element: JSONDescribed {
  package static var schema: JSONSchema { .array(Element.schema, count: nil) }
}

extension Cents: JSONDescribed {
  package static var schema: JSONSchema { .number }
  package func write(to text: inout String) { text += value.description }
}

extension CalendarDate: JSONDescribed {
  package static var schema: JSONSchema { .date }
  package func write(to text: inout String) { description.write(to: &text) }
}

extension Digest: JSONDescribed {
  package static var schema: JSONSchema { .digest }
  package func write(to text: inout String) { description.write(to: &text) }
}

/// A number that names something.
package protocol JSONIdentifier: JSONDescribed, CustomStringConvertible {}

extension JSONIdentifier {
  package static var schema: JSONSchema { .id }
  package func write(to text: inout String) { text += description }
}

extension CaseID: JSONIdentifier {}
extension ClaimID: JSONIdentifier {}
extension SetID: JSONIdentifier {}
extension FamilyID: JSONIdentifier {}
extension SentClaimID: JSONIdentifier {}
extension AnswerID: JSONIdentifier {}
extension ResubmissionID: JSONIdentifier {}

extension Team: JSONDescribed {
  package static var schema: JSONSchema { .text }
  package func write(to text: inout String) { name.write(to: &text) }
}

extension QueueFilter.Scope: JSONChoice {}
extension QueueFilter.Due: JSONChoice {}
extension ClockKind: JSONChoice {}
extension AnchorSource: JSONChoice {}
extension LaterRemittance.Effect: JSONChoice {}
extension Judgement.Outcome: JSONChoice {}
extension SegmentView.Part: JSONChoice {}
extension Disposition: JSONChoice {}
extension DocumentStatus: JSONChoice {}
extension Role: JSONChoice {}
extension SOP.PrimaryReasonRule: JSONChoice {}
extension SOP.Outcome.Need: JSONChoice {}
extension SOP.OpeningRule.Subject: JSONChoice {}
extension Problem.Severity: JSONChoice {}
extension FamilyView.Axis.Kind: JSONChoice {}
extension FamilyView.Axis.Tone: JSONChoice {}
extension FamilyView.Entry.Kind: JSONChoice {}
extension PayerTurn: JSONChoice {}
extension AnswerKind: JSONChoice {}
extension MatchState: JSONChoice {}
extension ClaimTrait: JSONChoice {}
extension ResubmissionPurpose: JSONChoice {}
extension Resubmission.State: JSONChoice {}
extension AppealLevel: JSONChoice {}
extension PacketSending.Channel: JSONChoice {}
extension PeerToPeer.Result: JSONChoice {}
extension AppealDecision.Result: JSONChoice {}
extension RootCauseFilter.Axis: JSONChoice {}
