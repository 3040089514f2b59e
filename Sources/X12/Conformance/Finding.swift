/// What the field calls SNIP types: how deep a check looks.
public enum SNIPLevel: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// Syntax and envelope.
  case syntax = 1
  /// What the implementation guide demands of segments and elements.
  case guide
  /// Amounts that must add up.
  case balance
  /// Demands that depend on other segments.
  case situation
  /// Codes that stand in tables outside the guide.
  case codes
  /// What belongs to one line of service.
  case lineOfService
  /// What one partner demands.
  case partner

  /// The lower level is the shallower.
  public static func < (left: SNIPLevel, right: SNIPLevel) -> Bool { left.rawValue < right.rawValue }
}

/// A ``Problem`` with what a conformance check knows of it: how deep it lies, where in the guide, and how an acknowledgement
/// (999) says it.
public struct Finding: Hashable, Sendable {
  /// How a 999 reports it.
  public enum Code: Hashable, Sendable {
    /// IK304: what is wrong with a segment as a whole.
    case segment(String)
    /// IK403: what is wrong with an element.
    case element(String)
    /// IK502: what is wrong with the set.
    case set(String)
    /// AK905: what is wrong with the group.
    case group(String)
    /// TA105: what is wrong with the interchange.
    case interchange(String)
    /// An acknowledgement has no word for it.
    case none

    /// The element of an acknowledgement that says it, and what stands there, like `IK403` and `7`.
    public var word: (element: String, code: String)? {
      switch self {
      case .segment(let code): ("IK304", code)
      case .element(let code): ("IK403", code)
      case .set(let code): ("IK502", code)
      case .group(let code): ("AK905", code)
      case .interchange(let code): ("TA105", code)
      case .none: nil
      }
    }
  }

  /// Rule, severity, place and sentence.
  public var problem: Problem
  /// How deep the check looks that found it.
  public var level: SNIPLevel
  /// The loops around the segment, outermost first, like `2000A/2010AA`; empty where there is none.
  public var loop: String
  /// How a 999 or TA1 says it.
  public var code: Code
  /// The identifier of the segment that is missing before this one; empty where none is.
  public var missing: String
  /// Which repetition of the element is meant, from 1; `nil` where the element stands once.
  public var repetition: Int?
  /// The first 99 characters of the wrong value; empty where a value is missing, or holds what no other file could hold.
  public var value = ""
  /// The account number of the claim that it lies in (CLM01, CLP01); empty outside claims, and at level 1, which does not read them.
  public var claim = ""

  /// Makes a finding.
  public init(_ problem: Problem, level: SNIPLevel, loop: String = "", code: Code = .none, missing: String = "") {
    self.problem = problem
    self.level = level
    self.loop = loop
    self.code = code
    self.missing = missing
  }
}
