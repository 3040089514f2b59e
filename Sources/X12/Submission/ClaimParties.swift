/// Whoever asks to be paid (837 loops 2000A, 2010AA).
public struct BillingProvider: Hashable, Sendable {
  /// NM1*85; NM109 is the NPI.
  public var name: Party?
  /// PRV03, the taxonomy.
  public var taxonomy = ""
  /// REF*EI or REF*SY.
  public var taxID: Reference?

  /// Makes a billing provider of which nothing is known yet.
  public init() {}
}

/// The person through whom there is coverage, with the plan (837 loops 2000B, 2010BA, 2010BB).
public struct Subscriber: Hashable, Sendable {
  /// SBR01: `P` primary, `S` secondary, `T` tertiary and on.
  public var sequence = ""
  /// SBR02, `18` where the subscriber is the patient.
  public var relationship = ""
  /// SBR03, the group or policy number.
  public var group = ""
  /// SBR09, the claim filing indicator, like `MB`.
  public var filingCode = ""
  /// The SBR segment.
  public var sbr: ByteRange?
  /// NM1*IL; NM109 is the member's number.
  public var name: Party?
  /// The subscriber's DMG segment.
  public var birth: Birth?
  /// NM1*PR, whom the claim goes to; NM109 is the payer's identifier.
  public var payer: Party?

  /// Makes a subscriber of whom nothing is known yet.
  public init() {}
}

/// The patient where that is not the subscriber (837 loops 2000C, 2010CA).
public struct Dependent: Hashable, Sendable {
  /// PAT01, like `19` for a child.
  public var relationship = ""
  /// NM1*QC.
  public var name: Party?
  /// The patient's DMG segment.
  public var birth: Birth?

  /// Makes a dependent of whom nothing is known yet.
  public init() {}
}

/// A DMG segment.
public struct Birth: Hashable, Sendable {
  /// DMG02.
  public var date: CalendarDate?
  /// DMG03: `F`, `M` or `U`.
  public var sex: String
  /// The DMG segment.
  public var range: ByteRange

  /// Makes a birth.
  public init(date: CalendarDate?, sex: String, range: ByteRange) {
    self.date = date
    self.sex = sex
    self.range = range
  }
}

/// A party with the role in which it stands there, NM101.
public struct NamedParty: Hashable, Sendable {
  /// NM101, like `82` for who rendered the service.
  public var role: String
  /// Who it is.
  public var party: Party

  /// Makes a party in its role.
  public init(role: String, party: Party) {
    self.role = role
    self.party = party
  }
}
