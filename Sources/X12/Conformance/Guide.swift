/// An implementation guide: which segments stand where in a transaction set, how often, and what their elements may hold.
struct Guide: Sendable {
  /// The name, like `837P`.
  var name: String
  var title: String
  /// ST01.
  var transaction = ""
  /// Values of GS08 that name the guide; the first is the one in force.
  var versions: [String] = []
  /// GS01.
  var group = ""
  /// What in the head of a set tells it from others of the same transaction and version.
  var selection: Selection?
  /// The set, from ST to SE.
  var set = LoopUse(name: "", title: "", isRequired: true, most: 1)

  /// An element of a segment in the head of a set, and its values.
  struct Selection: Hashable, Sendable {
    var segment: String
    var element: Int
    var codes: [String]
  }
}

/// A loop, or the whole set, in a guide.
struct LoopUse: Sendable {
  var name: String
  var title: String
  var isRequired: Bool
  /// How often it may stand there; `Int.max` without limit.
  var most: Int
  var children: [Part] = []
  var rules: [GuideRule] = []

  enum Part: Sendable {
    case segment(SegmentUse)
    case loop(LoopUse)
  }

  /// The segment that begins the loop.
  var trigger: SegmentUse? {
    switch children.first {
    case .segment(let segment): segment
    case .loop(let loop): loop.trigger
    case nil: nil
    }
  }
}

/// A segment in a guide.
struct SegmentUse: Sendable {
  var id: String
  var title: String
  var isRequired: Bool
  var most: Int
  var elements: [ElementUse] = []
  var rules: [GuideRule] = []

  /// The element, or component, whose codes tell this use of the segment from others.
  var chooser: (element: Int, component: Int, codes: [String])? {
    for element in elements {
      if element.choosesUse { return (element.position, 0, element.codes) }
      for component in element.components where component.choosesUse {
        return (element.position, component.position, component.codes)
      }
    }
    return nil
  }
}

/// An element or component in a guide; what is not named is not used.
struct ElementUse: Sendable {
  var position: Int
  var isRequired: Bool
  var choosesUse = false
  var codes: [String] = []
  var repeats: Int?
  var lengths: ClosedRange<Int>?
  var table: TableUse?
  var components: [ElementUse] = []

  enum TableUse: Hashable, Sendable {
    /// A table or format by its name.
    case named(String)
    /// The one that the qualifier in that element (or component, where the user is one) names.
    case by(Int)
  }
}

/// A situational rule of a guide.
struct GuideRule: Sendable {
  var id: String
  var severity: Problem.Severity
  /// All of these must hold for the rule to apply.
  var when: [Condition]
  /// At least one of these must hold, or none where the rule forbids.
  var then: [Condition]
  /// Whether all of `then` are needed, not one.
  var needsAll: Bool
  var forbids: Bool
  var sentence: String
  /// How deep the check looks: rules of partners lie deeper than those of guides.
  var level = SNIPLevel.situation

  /// How a 999 says that a rule of a loop, or one of a segment's elements, is broken.
  var loopCode: Finding.Code { .segment(forbids ? "I9" : "I6") }
  var elementCode: Finding.Code { .element(forbids ? "I13" : "I9") }

  struct Condition: Hashable, Sendable {
    enum Subject: Hashable, Sendable {
      /// An element, or component, of the segment that the rule stands under.
      case element(Int, component: Int)
      /// A segment of the loop; `code` is the one of its chooser.
      case segment(String, codes: [String])
      /// An element of a segment of the loop.
      case segmentElement(String, Int, component: Int)
      /// A loop in the loop.
      case loop(String)
    }

    var isNegated: Bool
    var subject: Subject
    /// Values that the element must have; empty where its presence is enough.
    var codes: [String]
    /// How many characters the element must have.
    var lengths: ClosedRange<Int>?
    /// The loop, anywhere in the loop of the rule, in which the segment stands; `nil` where it stands in the rule's own.
    var inner: String?
  }
}
