/// Why something cannot be written as X12: where it stands, what is wrong with it and what to do.
public struct WriteProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The segment, like `NM1`.
  public var segment: String
  /// The element, from 1; `nil` for the segment itself.
  public var element: Int?
  /// The component of the element, from 1.
  public var component: Int?
  /// The position of the segment among those written, from 1; `nil` where it was not written at all.
  public var ordinal: Int?
  /// The guide's loop around it; empty where there is none.
  public var loop: String
  /// The rule of the guide that it breaks; empty where it cannot be written under any guide.
  public var rule: String
  /// What is wrong, in words.
  public var reason: String

  /// Makes a problem.
  public init(
    segment: String, element: Int? = nil, component: Int? = nil, ordinal: Int? = nil, loop: String = "",
    rule: String = "", reason: String
  ) {
    self.segment = segment
    self.element = element
    self.component = component
    self.ordinal = ordinal
    self.loop = loop
    self.rule = rule
    self.reason = reason
  }

  /// `NM109 in loop 2010BA (segment 12): …`.
  public var description: String {
    var place = segment
    if let element { place += (element < 10 ? "0" : "") + String(element) }
    if let component { place += "-\(component)" }
    if !loop.isEmpty { place += " in loop \(loop)" }
    if let ordinal { place += place.isEmpty ? "segment \(ordinal)" : " (segment \(ordinal))" }
    return "\(place): \(reason)"
  }
}
