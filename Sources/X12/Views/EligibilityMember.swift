/// A subscriber or dependent in a question about coverage or its answer (270 and 271, loops 2000C and 2000D).
public struct EligibilityMember: Sendable {
  /// The level (2000C, 2000D).
  public let level: Loop
  /// The person in it (2100C, 2100D).
  public let person: Loop?

  init(_ level: Loop) {
    self.level = level
    person = level.loop("2100C", "2100D")
  }

  /// Subscribers and dependents of a set, each dependent after the subscriber.
  static func all(in transaction: Loop) -> [EligibilityMember] {
    transaction.all("2000C", "2000D").map(EligibilityMember.init)
  }

  /// Whether it is the subscriber, not a dependent.
  public var isSubscriber: Bool { level.name == "2000C" }
  /// The name (NM1*IL, NM1*03).
  public var name: Loop.Name? { person?.name() }
  /// NM109, the number under which the payer knows the member.
  public var memberID: String { name?.id ?? "" }
  /// DMG02.
  public var birth: CalendarDate? { person?.birth }
  /// DMG03.
  public var sex: String? { person?.sex }
  /// N3 and N4.
  public var address: Loop.Address? { person?.address }
  /// INS02, how the member is related to the subscriber, like `19` for a child.
  public var relationship: String? { person?.segment("INS")?.optional(2) }
  /// REF*6P or REF*IG: the group or policy.
  public var group: String? { person?.reference("6P", "IG") }
  /// Trace numbers by which answer and question find each other (TRN).
  public var traces: [Loop.Trace] { level.traces }
  /// The days that hold for the plan or person (DTP), like `346` for the begin of the plan.
  public var periods: [Loop.Period] { person?.periods() ?? [] }
  /// Why the member was not found (AAA).
  public var refusals: [Loop.Refusal] { person?.refusals ?? [] }
  /// What is asked (270 loops 2110C, 2110D).
  public var inquiries: [EligibilityRequest.Inquiry] {
    benefitLoops("EQ").map(EligibilityRequest.Inquiry.init)
  }
  /// What the payer says of coverage (271 loops 2110C, 2110D).
  public var benefits: [EligibilityResponse.Benefit] {
    benefitLoops("EB").map(EligibilityResponse.Benefit.init)
  }

  private func benefitLoops(_ first: String) -> [Loop] {
    person?.loops("2110C", "2110D").filter { $0.segment(first) != nil } ?? []
  }
}
