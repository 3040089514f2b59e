/// One transaction set (ST…SE) as its header and envelope name it.
public struct TransactionSet: Hashable, Sendable {
  /// What this library does with a set.
  public enum Support: Hashable, Sendable {
    /// A remittance (835, 005010X221 or 005010X221A1): header, claims and adjustments are read.
    case remittance
    /// Claims (837, 005010X222, X223, X224 with their addenda).
    case submission(SubmissionHeader.Guide)
    /// What a payer's front end says about claims (277CA, 005010X214).
    case claimStatus
    /// An acknowledgement of form (999, 005010X231 or 005010X231A1).
    case functionalAcknowledgement
    /// Only the envelope is read; the text says why, like `not supported yet: 005010X222A1`.
    case unsupported(String)
  }

  /// ST01, like `835`.
  public var type: String
  /// GS08, or ST03 when the group names none, like `005010X221A1`.
  public var version: String
  /// ST03, which the 835 leaves out.
  public var ownVersion = ""
  /// ISA13 of the interchange around it.
  public var interchangeControlNumber: String
  /// GS06 of the group around it.
  public var groupControlNumber: String
  /// ST02, the set's own control number.
  public var controlNumber: String
  /// Offset of the set's first byte.
  public var start: Int
  /// The position of the ST among the document's segments, from 1.
  public var segment: Int
  /// What is done with the set.
  public var support: Support

  /// Makes a set's description; what is done with it follows from type and version unless told.
  public init(
    type: String, version: String, interchangeControlNumber: String = "", groupControlNumber: String = "",
    controlNumber: String, start: Int = 0, segment: Int = 0, support: Support? = nil
  ) {
    self.type = type
    self.version = version
    self.interchangeControlNumber = interchangeControlNumber
    self.groupControlNumber = groupControlNumber
    self.controlNumber = controlNumber
    self.start = start
    self.segment = segment
    self.support = support ?? Support(type: type, version: version)
  }
}

extension TransactionSet {
  /// A word on an interchange as a set of one segment, for programs that keep both alike.
  public init(_ reply: InterchangeAcknowledgement) {
    self.init(
      type: "TA1", version: "", interchangeControlNumber: reply.controlNumber, controlNumber: reply.controlNumber,
      start: reply.range.start, support: .functionalAcknowledgement)
  }
}

extension TransactionSet.Support {
  /// What is done with a set of this type and version.
  public init(type: String, version: String) {
    switch (type, version) {
    case ("835", "005010X221"), ("835", "005010X221A1"): self = .remittance
    case ("837", "005010X222"), ("837", "005010X222A1"), ("837", "005010X222A2"): self = .submission(.professional)
    case ("837", "005010X223"), ("837", "005010X223A1"), ("837", "005010X223A2"), ("837", "005010X223A3"):
      self = .submission(.institutional)
    case ("837", "005010X224"), ("837", "005010X224A1"), ("837", "005010X224A2"), ("837", "005010X224A3"):
      self = .submission(.dental)
    case ("277", "005010X214"): self = .claimStatus
    case ("999", "005010X231"), ("999", "005010X231A1"): self = .functionalAcknowledgement
    default: self = .unsupported("not supported yet: \(version.isEmpty ? type : version)")
    }
  }
}
