/// Says at which parts of a loop a segment may stand, without looking at the others: a guide has hundreds of parts.
struct PartIndex: Sendable {
  private struct Slot: Sendable {
    var code: UInt32
    var number: Int32
  }

  /// Numbers of identifiers, by a hash of them; a slot with the code 0 is free.
  private let slots: [Slot]
  /// How many different identifiers the guide names.
  let identifiers: Int
  /// Where the parts of each loop and identifier begin in `parts`.
  private let starts: [Int32]
  /// Parts, by loop and identifier and in the guide's order.
  let parts: [Int32]

  private static var slotCount: Int { 512 }

  init(_ all: [GuideTables.Part], _ loops: [GuideTables.Loop]) {
    var codes: [UInt32] = []
    for part in all where !codes.contains(part.code) { codes.append(part.code) }
    precondition(codes.count < Self.slotCount / 2, "a guide names at most 255 different segments")
    var slots = Array(repeating: Slot(code: 0, number: -1), count: Self.slotCount)
    for (number, code) in codes.enumerated() {
      var slot = Self.slot(code)
      while slots[slot].code != 0 { slot = (slot + 1) % Self.slotCount }
      slots[slot] = Slot(code: code, number: Int32(number))
    }
    var starts: [Int32] = []
    var parts: [Int32] = []
    for (number, loop) in loops.enumerated() {
      // The segment that begins a loop begins the next one, in the loop around it.
      let first = Int(loop.first) + (number == 0 ? 0 : 1)
      for code in codes {
        starts.append(Int32(parts.count))
        parts += (first..<max(first, Int(loop.end))).filter { all[$0].code == code }.map { Int32($0) }
      }
    }
    starts.append(Int32(parts.count))
    (self.slots, self.starts, self.parts) = (slots, starts, parts)
    identifiers = codes.count
  }

  @inline(__always)
  private static func slot(_ code: UInt32) -> Int { Int(truncatingIfNeeded: (code &* 0x9E37_79B1) &>> 23) }

  /// The number of an identifier; -1 where the guide does not name it.
  @inline(__always)
  func number(_ code: UInt32) -> Int {
    let slots = slots.span
    var slot = Self.slot(code)
    while true {
      let found = slots[slot & (Self.slotCount &- 1)]
      if found.code == code || found.code == 0 { return Int(found.number) }
      slot &+= 1
    }
  }

  /// The range in ``parts`` of those parts of a loop that have the identifier.
  @inline(__always)
  func range(loop: Int32, identifier: Int) -> Range<Int> {
    let starts = starts.span
    let place = Int(loop) &* identifiers &+ identifier
    return Int(starts[place])..<Int(starts[place &+ 1])
  }
}
