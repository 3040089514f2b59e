/// What a receiver found wrong with the form of a group that it was sent (999, 005010X231).
public struct FunctionalAcknowledgement: Hashable, Sendable {
  /// AK101, like `HC` for claims.
  public var functionalID: String
  /// AK102, GS06 of the group that is acknowledged.
  public var groupControlNumber: String
  /// AK103, the guide that the group followed.
  public var version: String
  /// AK901.
  public var outcome = AcknowledgedOutcome.missing
  /// AK902, how many sets the group said it had.
  public var setsIncluded: Int?
  /// AK903.
  public var setsReceived: Int?
  /// AK904.
  public var setsAccepted: Int?
  /// One for each set of the group that the receiver names.
  public var sets: [AcknowledgedSet] = []
  /// From AK1 to the last byte of AK9.
  public var range: ByteRange

  /// Makes an acknowledgement.
  public init(functionalID: String, groupControlNumber: String, version: String, range: ByteRange) {
    self.functionalID = functionalID
    self.groupControlNumber = groupControlNumber
    self.version = version
    self.range = range
  }
}

/// What became of a set or a group (IK501, AK901).
public enum AcknowledgedOutcome: String, Hashable, Sendable, CaseIterable {
  /// Accepted.
  case accepted = "A"
  /// Accepted, with errors noted.
  case acceptedWithErrors = "E"
  /// Some sets of the group were accepted, others not.
  case partlyAccepted = "P"
  /// Rejected.
  case rejected = "R"
  /// M, W, X: refused for reasons of security.
  case refusedForSecurity = "X"
  /// The acknowledgement does not say.
  case missing = ""

  /// The outcome that a code stands for.
  init(code: String) {
    self = ["M", "W"].contains(code) ? .refusedForSecurity : AcknowledgedOutcome(rawValue: code) ?? .missing
  }

  /// Whether the receiver has not taken it in.
  public var isRejection: Bool { self == .rejected || self == .refusedForSecurity }
}

/// What became of one transaction set (999 loop 2000).
public struct AcknowledgedSet: Hashable, Sendable {
  /// AK201, like `837`.
  public var type: String
  /// AK202, ST02 of the set.
  public var controlNumber: String
  /// IK501.
  public var outcome = AcknowledgedOutcome.missing
  /// What the receiver found wrong with the set, in the order in which it is told.
  public var errors: [AcknowledgedError] = []
  /// From AK2 to the last byte of IK5.
  public var range: ByteRange

  /// Makes a set's acknowledgement.
  public init(type: String, controlNumber: String, range: ByteRange) {
    self.type = type
    self.controlNumber = controlNumber
    self.range = range
  }
}

/// One error that the receiver found (IK3, with an IK4 where it lies in an element).
public struct AcknowledgedError: Hashable, Sendable {
  /// IK301.
  public var segment: String
  /// IK302, the segment's position in its set, from 1 at ST.
  public var position: Int?
  /// IK303.
  public var loop: String
  /// IK401-1.
  public var element: Int?
  /// IK401-2.
  public var component: Int?
  /// IK304, or IK403 where an element is named.
  public var code: String
  /// IK404, a copy of the bad value.
  public var value: String
  /// What the error is about, from CTX: the name with its value, like `CLM01` and `1234`.
  public var context: [Reference]
  /// The IK3 or IK4 segment.
  public var range: ByteRange

  /// Makes an error of a segment.
  public init(segment: String, position: Int?, loop: String, code: String, range: ByteRange) {
    self.segment = segment
    self.position = position
    self.loop = loop
    self.code = code
    self.range = range
    value = ""
    context = []
  }
}
