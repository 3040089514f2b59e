import X12

/// The lines of a file of bytes, without their ends, as ranges: a list of codes has a hundred thousand, so none becomes text needlessly.
struct CodeLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position: Int
  private(set) var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    var end = position
    position += 1
    number += 1
    while end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }
}

extension ArraySlice<UInt8> {
  /// The text between two columns, counted from 1 as record layouts do, without blanks around it; empty where the line is shorter.
  func columns(_ first: Int, through last: Int) -> String {
    let start = Swift.min(startIndex + first - 1, endIndex)
    return self[start..<Swift.min(startIndex + last, endIndex)].trimmedText
  }

  /// The text without blanks around it.
  var trimmedText: String {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}
