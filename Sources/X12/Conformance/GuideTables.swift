/// A guide as flat tables, so that a segment finds its place and is checked without looking at any text of the guide.
///
/// A class, because it is shared and never changes: copying it is one reference.
final class GuideTables: Sendable {
  /// A segment or a loop as a child of a loop.
  struct Part {
    /// The identifier of the segment, or of the one that begins the loop.
    var code: UInt32
    /// The first part of the run of siblings with the same identifier, among which order is free.
    var group: Int32
    var most: Int32
    /// The loop that it is; -1 for a segment.
    var loop: Int32
    /// The segment, or the one that begins the loop.
    var segment: Int32
    /// What chooses this part among those with its identifier.
    var chooser: Chooser
    var chooserCodes: CodeList
    var isRequired: Bool
  }

  /// An element, or with a component above 0 a part of it, whose codes choose; element 0 where nothing does.
  struct Chooser: Equatable {
    var place: UInt16 = 0

    init() {}

    init(element: Int, component: Int) { place = UInt16(clamping: element << 8 | component) }

    var element: Int { Int(place &>> 8) }
    var component: Int { Int(place & 0xFF) }
  }

  struct CodeList {
    var start: Int32 = 0
    var count: Int32 = 0
  }

  struct Loop {
    var first: Int32
    var end: Int32
    var parent: Int32
    /// The range of its rules in `loopRules`.
    var firstRule: Int32
    var endRule: Int32
    /// The range in `requiredParts` of what it must have.
    var firstRequired: Int32 = 0
    var endRequired: Int32 = 0
  }

  struct SegmentRules {
    var firstElement: Int32
    var elementCount: Int32
    /// Bit n is element n.
    var required: UInt64 = 0
    var used: UInt64 = 0
    /// Elements that have something to be checked beyond being there.
    var firstRelation: Int32 = 0
    var endRelation: Int32 = 0
    var firstRule: Int32 = 0
    var endRule: Int32 = 0
    /// Conditions of the rules of the loop around it that speak of this segment.
    var firstCondition: Int32 = 0
    var endCondition: Int32 = 0

    var hasConditions: Bool { firstCondition < endCondition }
  }

  struct Element {
    var kind: Kind
    var isUsed: Bool
    var isRequired: Bool
    var shortest: Int32
    var longest: Int32
    var repeats: Int32
    var codes = CodeList()
    /// Index in `tables`, or -1.
    var table: Int16 = -1
    /// The element or component whose qualifier names the table; 0 for none.
    var tableBy: UInt8 = 0
    var firstComponent: Int32 = 0
    var componentCount: Int32 = 0
    /// Bit n is component n.
    var requiredComponents: UInt64 = 0
    var shape = Shape.other

    /// What is asked of a value.
    enum Shape: UInt8 {
      /// Nothing but its length.
      case free
      /// To stand in the list of codes.
      case listed
      /// To be a number of so many digits.
      case number
      /// More than that.
      case other
    }

    enum Kind: UInt8 {
      case text, code, date, time, decimal, whole, binary, composite
    }
  }

  struct Relation {
    var relation: ElementRelation
    var mask: UInt64
    var others: UInt64
    var first: UInt64

    func holds(_ present: UInt64) -> Bool {
      switch relation.kind {
      case .paired: present & mask == mask || present & mask == 0
      case .required: present & mask != 0
      case .exclusive: (present & mask).nonzeroBitCount <= 1
      case .conditional: present & first == 0 || present & others == others
      case .listConditional: present & first == 0 || present & others != 0
      }
    }
  }

  /// A rule under a segment: tests that say when it applies, then those of what it needs or forbids.
  struct SegmentRule {
    var firstTest: Int32
    var firstNeed: Int32
    var end: Int32
    var needsAll: Bool
    var forbids: Bool
  }

  /// A test of an element, and the bit of the loop's memory that it sets when it holds.
  struct Test {
    var element: Int
    var component: Int
    /// The values that it must have; empty where presence is enough.
    var codes: CodeList
    var isNegated: Bool
    var bit: UInt64 = 0
    /// How many loops around that of the segment lies the one that remembers the bit.
    var up = 0
    /// How long a value must be that needs no code.
    var shortest = 1
    var longest = Int.max
  }

  /// A rule of a loop, over the bits that its segments have set.
  struct LoopRule {
    /// When it applies: these bits are set, and those are not.
    var all: UInt64
    var none: UInt64
    /// What it needs or forbids: bits that are set, and bits that are not.
    var set: UInt64
    var unset: UInt64
    var needsAll: Bool
    var forbids: Bool

    /// Whether what the loop remembers keeps the rule.
    func holds(_ bits: UInt64) -> Bool {
      guard bits & all == all, bits & none == 0 else { return true }
      let count = (bits & set).nonzeroBitCount + (~bits & unset).nonzeroBitCount
      return forbids
        ? count == 0 : needsAll ? count == set.nonzeroBitCount + unset.nonzeroBitCount : count > 0
    }
  }

  let guide: Guide
  let parts: [Part]
  /// Where a segment may stand in each loop.
  let places: PartIndex
  /// Where a segment may stand after the one before it.
  let successors: SuccessorIndex
  let loops: [Loop]
  let requiredParts: [Int32]
  let segments: [SegmentRules]
  let elements: [Element]
  let codes: [UInt64]
  let relations: [Relation]
  let segmentRules: [SegmentRule]
  let segmentRuleTexts: [GuideRule]
  let loopRules: [LoopRule]
  let loopRuleTexts: [GuideRule]
  let tests: [Test]
  let conditions: [Test]
  let tables: [ValueTable]
  /// Bits that a loop sets in the loop around it when it begins, by loop.
  let loopBits: [UInt64]
  /// Names for people, by loop and by segment.
  let loopNames: [(name: String, title: String)]
  let segmentUses: [SegmentUse]
  /// What each segment holds, by its identifier.
  let dictionary: SegmentDictionary

  /// Compiles a guide; where it speaks of what the dictionary does not know, the error says so.
  init(_ guide: Guide, dictionary: SegmentDictionary) throws(GuideError) {
    var compiling = GuideCompiling(guide, dictionary: dictionary)
    _ = try compiling.addLoop(guide.set, parent: -1)
    self.guide = guide
    self.dictionary = dictionary
    parts = compiling.parts
    conditions = compiling.conditions()
    var requiredParts: [Int32] = []
    loops = compiling.loops.map { loop in
      var loop = loop
      loop.firstRequired = Int32(requiredParts.count)
      requiredParts += (loop.first..<loop.end).filter { compiling.parts[Int($0)].isRequired }
      loop.endRequired = Int32(requiredParts.count)
      return loop
    }
    self.requiredParts = requiredParts
    places = PartIndex(compiling.parts, compiling.loops)
    successors = SuccessorIndex(compiling.parts, compiling.loops, places)
    segments = compiling.segments
    elements = compiling.elements
    codes = compiling.codes
    relations = compiling.relations
    segmentRules = compiling.segmentRules
    loopRules = compiling.loopRules
    segmentRuleTexts = compiling.segmentRuleTexts
    loopRuleTexts = compiling.loopRuleTexts
    tests = compiling.tests
    tables = compiling.tables
    loopBits = compiling.loopBits
    loopNames = compiling.loopNames
    segmentUses = compiling.segmentUses
  }

  /// Names of a loop and those around it, outermost first and without the set itself.
  func openLoops(_ innermost: Int32) -> [(name: String, title: String)] {
    var names: [(name: String, title: String)] = []
    var loop = innermost
    while loop > 0 {
      names.append(loopNames[Int(loop)])
      loop = loops[Int(loop)].parent
    }
    return names.reversed()
  }

  /// The loops' names, like `2000A/2010AA`.
  func path(_ innermost: Int32) -> String { openLoops(innermost).map(\.name).joined(separator: "/") }
}
