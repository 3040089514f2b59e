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

extension CaseID: JSONDescribed {
  package static var schema: JSONSchema { .id }
  package func write(to text: inout String) { text += description }
}

extension ClaimID: JSONDescribed {
  package static var schema: JSONSchema { .id }
  package func write(to text: inout String) { text += description }
}

extension SetID: JSONDescribed {
  package static var schema: JSONSchema { .id }
  package func write(to text: inout String) { text += description }
}

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
