extension SeededGenerator {
  /// The document with one to `most` places changed: a bit turned, a byte lost, a byte of `special` put in or over another, or some
  /// forty bytes lost.
  package mutating func damaged(_ document: [UInt8], most: Int, special: [UInt8]) -> [UInt8] {
    var document = document
    for _ in 0..<Int.random(in: 1...most, using: &self) where !document.isEmpty {
      let position = Int.random(in: 0..<document.count, using: &self)
      switch Int.random(in: 0...4, using: &self) {
      case 0: document[position] ^= 1 << UInt8.random(in: 0...7, using: &self)
      case 1: document.remove(at: position)
      case 2: document.insert(pick(special), at: position)
      case 3: document[position] = pick(special)
      default: document.removeSubrange(position..<min(document.count, position + 40))
      }
    }
    return document
  }
}
