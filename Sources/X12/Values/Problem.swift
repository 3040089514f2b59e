/// Something in the document that is wrong or unusual, told as a value: reading goes on after it.
public struct Problem: Hashable, Sendable {
  /// How much a problem matters.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The set, group or interchange it lies in cannot be relied upon.
    case error
    /// Unusual, but nothing was lost or guessed.
    case warning
  }

  /// Stable name of the rule, like `SE01`; fit for counting and for documentation.
  public var rule: String
  /// Whether the surrounding set can still be relied upon.
  public var severity: Severity
  /// Ordinal of the segment in the document, from 1; 0 when no segment was read yet.
  public var segment: Int
  /// Identifier of that segment, like `CLP`; empty when there is none.
  public var segmentID: String
  /// Element position in the segment, from 1.
  public var element: Int?
  /// Component position in the element, from 1.
  public var component: Int?
  /// Byte offset in the document at which the trouble begins.
  public var offset: Int
  /// A sentence for people: where, what, and what to do.
  public var message: String

  /// Makes a problem.
  public init(
    rule: String, severity: Severity, segment: Int, segmentID: String, element: Int? = nil, component: Int? = nil,
    offset: Int, message: String
  ) {
    self.rule = rule
    self.severity = severity
    self.segment = segment
    self.segmentID = segmentID
    self.element = element
    self.component = component
    self.offset = offset
    self.message = message
  }
}
