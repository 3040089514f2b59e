/// Why something cannot be written as X12: where it stands and what is wrong with it.
public struct WriteProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The segment, like `NM1`.
  public var segment: String
  /// The element, from 1; `nil` for the segment itself.
  public var element: Int?
  /// What is wrong, in words.
  public var reason: String

  /// Makes a problem.
  public init(segment: String, element: Int? = nil, reason: String) {
    self.segment = segment
    self.element = element
    self.reason = reason
  }

  /// `NM103: …`.
  public var description: String {
    let place = element.map { "\(segment)\($0 < 10 ? "0" : "")\($0)" } ?? segment
    return "\(place): \(reason)"
  }
}
