/// An event of care for which authorisation is asked or given (278, loop 2000E).
public struct AuthorizationEvent: Sendable {
  /// The loop.
  public let loop: Loop

  init(_ loop: Loop) { self.loop = loop }

  /// The trace numbers (TRN).
  public var traces: [Loop.Trace] { loop.traces }
  /// UM01: `AR` admission, `HS` health services, `IN` individual, `SC` specialty care.
  public var category: String { loop.segment("UM")?.text(1) ?? "" }
  /// UM02: `I` initial, `4` extension, `3` cancel, and so on.
  public var certificationType: String { loop.segment("UM")?.text(2) ?? "" }
  /// UM03, the service type.
  public var serviceType: String? { loop.segment("UM")?.optional(3) }
  /// What the payer decided (HCR).
  public var decision: AuthorizationDecision? { loop.segment("HCR").map(AuthorizationDecision.init) }
  /// Why it was refused (AAA).
  public var refusals: [Loop.Refusal] { loop.refusals }
  /// DTP*435.
  public var admission: Loop.Period? { loop.periods("435").first }
  /// DTP*007: when the authorisation holds.
  public var validity: Loop.Period? { loop.periods("007").first }
  /// The diagnoses (HI).
  public var diagnoses: [String] {
    loop.segment("HI").map { hi in
      (1...max(1, hi.elementCount)).map { hi.text($0, component: 2) }.filter { !$0.isEmpty }
    } ?? []
  }
  /// MSG: what the payer adds in words.
  public var message: String? { loop.segment("MSG")?.optional(1) }
  /// The services (2000F).
  public var services: [AuthorizationService] { loop.loops("2000F").map(AuthorizationService.init) }
}

/// A service for which authorisation is asked or given (278, loop 2000F).
public struct AuthorizationService: Sendable {
  /// The loop.
  public let loop: Loop

  init(_ loop: Loop) { self.loop = loop }

  /// The trace numbers (TRN).
  public var traces: [Loop.Trace] { loop.traces }
  /// SV101, SV202 or SV301.
  public var procedure: Loop.Procedure? {
    loop.segment("SV1")?.procedure(1) ?? loop.segment("SV2")?.procedure(2) ?? loop.segment("SV3")?.procedure(1)
  }
  /// SV201.
  public var revenueCode: String? { loop.segment("SV2")?.optional(1) }
  /// SV104, SV205 or SV306, as written.
  public var quantity: String? {
    loop.segment("SV1")?.optional(4) ?? loop.segment("SV2")?.optional(5) ?? loop.segment("SV3")?.optional(6)
  }
  /// What the payer decided (HCR).
  public var decision: AuthorizationDecision? { loop.segment("HCR").map(AuthorizationDecision.init) }
  /// Why it was refused (AAA).
  public var refusals: [Loop.Refusal] { loop.refusals }
  /// DTP*472.
  public var period: Loop.Period? { loop.periods("472").first }
  /// DTP*007: when the authorisation holds.
  public var validity: Loop.Period? { loop.periods("007").first }
  /// MSG: what the payer adds in words.
  public var message: String? { loop.segment("MSG")?.optional(1) }
}

/// What a payer decided about an event or a service (HCR).
public struct AuthorizationDecision: Sendable {
  /// HCR01.
  public enum Action: String, CaseIterable, Hashable, Sendable {
    /// Certified in full.
    case certified = "A1"
    /// Certified in part.
    case certifiedInPart = "A2"
    /// Not certified.
    case refused = "A3"
    /// Pended: more is to come.
    case pended = "A4"
    /// Certified, but changed.
    case modified = "A6"
    /// Cancelled.
    case cancelled = "C"
    /// Contact the payer.
    case contactPayer = "CT"
    /// No authorisation is needed.
    case notRequired = "NA"
  }

  private let hcr: Segment

  init(_ hcr: Segment) { self.hcr = hcr }

  /// HCR01; `nil` for a code that the guide does not have.
  public var action: Action? { Action(rawValue: hcr.text(1)) }
  /// HCR01 as written.
  public var code: String { hcr.text(1) }
  /// HCR02, the authorisation number.
  public var number: String? { hcr.optional(2) }
  /// HCR03, why.
  public var reasons: [String] { hcr.repetitions(3) }
  /// HCR04: whether a second surgical opinion is needed; `nil` where the payer does not say.
  public var needsSecondOpinion: Bool? { hcr.isYes(4) }
}
