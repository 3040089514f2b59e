/// One transaction set (ST…SE) as its header and envelope name it.
public struct TransactionSet: Hashable, Sendable {
  /// What this library does with a set.
  public enum Support: Hashable, Sendable {
    /// A remittance (835, 005010X221 or 005010X221A1): header, claims and adjustments are read.
    case remittance
    /// An acknowledgement (999, 005010X231): its envelope is read and its presence told.
    case recorded
    /// Only the envelope is read; the text says why, like `not supported yet: 005010X222A1`.
    case unsupported(String)
  }

  /// ST01, like `835`.
  public var type: String
  /// GS08, or ST03 when the group names none, like `005010X221A1`.
  public var version: String
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

extension TransactionSet.Support {
  /// What is done with a set of this type and version.
  public init(type: String, version: String) {
    switch (type, version) {
    case ("835", "005010X221"), ("835", "005010X221A1"): self = .remittance
    case ("999", _) where version.hasPrefix("005010X231"): self = .recorded
    default: self = .unsupported("not supported yet: \(version.isEmpty ? type : version)")
    }
  }
}
