/// Says which parts of a guide may come after another, by their identifier: what was found last says which loops are open and how
/// far each has come, as long as nothing came out of its order.
struct SuccessorIndex: Sendable {
  /// The state after each part: parts after which the same may come share one.
  let states: [Int32]
  /// How many loops are around the loop that holds each part.
  let depths: [Int32]
  private let identifiers: Int
  /// Where the parts for each state and identifier begin in `parts`.
  private let starts: [Int32]
  /// Parts, those of inner loops first.
  let parts: [Int32]

  init(_ all: [GuideTables.Part], _ loops: [GuideTables.Loop], _ places: PartIndex) {
    var holders: [Int32] = Array(repeating: 0, count: all.count)
    // The part of the loop around it that each loop is.
    var origins: [Int] = Array(repeating: -1, count: loops.count)
    for (number, loop) in loops.enumerated() {
      for part in Int(loop.first)..<Int(loop.end) {
        holders[part] = Int32(number)
        if all[part].loop >= 0 { origins[Int(all[part].loop)] = part }
      }
    }
    func depth(_ loop: Int32) -> Int32 { loop <= 0 ? 0 : depth(loops[Int(loop)].parent) + 1 }
    depths = holders.map(depth)
    identifiers = places.identifiers
    var states: [Int32] = []
    var known: [Int: Int32] = [:]
    var starts: [Int32] = []
    var parts: [Int32] = []
    for (index, part) in all.enumerated() {
      // A loop's first part stands for the loop that has begun, which its part in the loop around it is too.
      let reached = part.loop >= 0 ? Int(loops[Int(part.loop)].first) : Int(part.group)
      if let state = known[reached] {
        states.append(state)
        continue
      }
      known[reached] = Int32(known.count)
      states.append(Int32(known.count - 1))
      for identifier in 0..<identifiers {
        starts.append(Int32(parts.count))
        var loop = part.loop >= 0 ? part.loop : holders[index]
        var group = reached
        while loop >= 0 {
          parts += places.range(loop: loop, identifier: identifier).map { places.parts[$0] }.filter { $0 >= group }
          let origin = origins[Int(loop)]
          guard origin >= 0 else { break }
          group = Int(all[origin].group)
          loop = holders[origin]
        }
      }
    }
    starts.append(Int32(parts.count))
    (self.states, self.starts, self.parts) = (states, starts, parts)
  }

  /// The range in ``parts`` of those that may come with the identifier, in the order in which they are tried.
  @inline(__always)
  func range(state: Int32, identifier: Int) -> Range<Int> {
    let starts = starts.span
    let place = Int(state) &* identifiers &+ identifier
    return Int(starts[place])..<Int(starts[place &+ 1])
  }
}
