/// What tells a partner: the value of an element in the envelope, or in a segment that stands once in its loop.
struct PartnerCondition: Sendable {
  /// The loop; empty for the set itself and for envelopes.
  var loop: String
  var segment: String
  var element: Int
  /// The component, or 0 for the whole element.
  var component: Int
  var values: [String]
  var isNegated: Bool

  /// `GS.3(PLAN)`, or `loop 2010BB NM1.9(PLAN1 PLAN2)`, each with `not` before it where it is turned round.
  init(_ scan: inout TokenScan, _ line: GuideLine) throws(GuideError) {
    isNegated = scan.skip("not ")
    loop = scan.skip("loop ") ? scan.name() : ""
    let condition = try scan.condition()
    guard case .segmentElement(let segment, let element, let component) = condition.subject, !condition.codes.isEmpty,
      !condition.isNegated
    else { throw line.error("a partner is told like `where GS.3(PLAN)` or `where loop 2010BB NM1.9(PLAN1 PLAN2)`") }
    (self.segment, self.element, self.component) = (segment, element, component)
    values = condition.codes
    if isOfEnvelope, component != 0 || value(in: Interchange(controlNumber: ""), nil) == nil {
      throw line.error("of the envelope ISA.5 to ISA.8, ISA.15, GS.1 to GS.3 and GS.8 tell a partner")
    }
  }

  /// Whether it speaks of ISA or GS.
  var isOfEnvelope: Bool { loop.isEmpty && (segment == "ISA" || segment == "GS") }

  /// Whether a value keeps it.
  func holds(_ value: String) -> Bool { values.contains(value) != isNegated }

  /// The value in an envelope; `nil` for an element that tells no partner.
  func value(in interchange: Interchange?, _ group: FunctionalGroup?) -> String? {
    switch (segment, element) {
    case ("ISA", 5): interchange?.senderQualifier
    case ("ISA", 6): interchange?.sender
    case ("ISA", 7): interchange?.receiverQualifier
    case ("ISA", 8): interchange?.receiver
    case ("ISA", 15): interchange?.usage
    case ("GS", 1): group?.functionalID ?? ""
    case ("GS", 2): group?.sender ?? ""
    case ("GS", 3): group?.receiver ?? ""
    case ("GS", 8): group?.version ?? ""
    default: nil
    }
  }
}
