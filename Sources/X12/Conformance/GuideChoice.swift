/// Chooses the guide of a transaction set: by what the set says of itself, then by what its group says, and where several
/// guides share a version by the set's head.
struct GuideChoice: Sendable {
  /// Guides among which the head of the set decides.
  private var candidates: [GuideTables] = []
  /// Whether the segment that decides is missing, so that nobody knows which guide is meant.
  private(set) var isLost = false

  /// No set is open.
  init() {}

  /// Takes the guides for a set. What it says of itself goes before what its group says (X12.6).
  /// `rules` are those of partners, which are laid over the guides.
  init(_ library: GuideLibrary, transaction: String, own: String, group: String, rules: PartnerRules? = nil) throws {
    candidates = try library.guides(transaction: transaction, version: own)
    if candidates.isEmpty { candidates = try library.guides(transaction: transaction, version: group) }
    if let rules { candidates = candidates.map { rules.tables(over: $0) } }
  }

  /// The guide to begin with; `nil` where none is known.
  var first: GuideTables? { candidates.first }

  /// Whether the head of the set has yet to decide.
  var isOpen: Bool { candidates.count > 1 && !isLost }

  /// The walk along another guide, where the segment says that it is meant.
  mutating func walk(at segment: borrowing Segment, _ code: UInt32, after walk: GuideWalk?) -> GuideWalk? {
    guard isOpen, let selection = candidates[0].guide.selection else { return nil }
    guard code == Segment.pack(selection.segment) else {
      isLost = code != SegmentCode.st
      return nil
    }
    let value = segment.text(selection.element)
    let chosen = candidates.first { $0.guide.selection?.codes.contains(value) == true }
    candidates = []
    return chosen.map { GuideWalk($0, after: walk) }
  }
}
