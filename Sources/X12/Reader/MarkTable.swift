/// Positions of the bytes in a buffer at which a tokenizer must look: delimiters, and bytes outside printable ASCII.
///
/// Sixteen bytes are compared at a time, because finding delimiters is most of the work of reading X12.
struct MarkTable: Sendable {
  /// The positions; only the first `count` are valid.
  var positions: [UInt32] = []
  var count = 0

  /// Adds the marks of `buffer[from..<to]`.
  mutating func append(_ buffer: [UInt8], from: Int, to: Int, delimiters: Delimiters) {
    let room = count + (to - from) - positions.count
    if room > 0 { positions.append(contentsOf: repeatElement(0, count: room)) }
    count = Self.find(delimiters, in: buffer, from: from, to: to, into: &positions, at: count)
  }

  /// A byte is printable ASCII when less than `printable` is left of it after `blank` is taken off.
  private static var blank: SIMD16<UInt8> { .init(repeating: 0x20) }
  private static var printable: SIMD16<UInt8> { .init(repeating: 0x60) }

  private static func find(
    _ delimiters: Delimiters, in buffer: [UInt8], from: Int, to: Int, into positions: inout [UInt32], at count: Int
  ) -> Int {
    var out = positions.mutableSpan
    let bytes = unsafe buffer.span.bytes
    var filled = count
    var index = from
    let elements = SIMD16<UInt8>(repeating: delimiters.element)
    let terminators = SIMD16<UInt8>(repeating: delimiters.segment)
    while index &+ 16 <= to {
      let block = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let marks = (block .== elements) .| (block .== terminators) .| (block &- blank .>= printable)
      let lanes = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
      filled = write(lanes[0], index, &out, filled)
      filled = write(lanes[1], index &+ 8, &out, filled)
      index &+= 16
    }
    while index < to {
      let byte = buffer[index]
      if byte == delimiters.element || byte == delimiters.segment || byte &- 0x20 >= 0x60 {
        out[filled] = UInt32(truncatingIfNeeded: index)
        filled += 1
      }
      index += 1
    }
    return filled
  }

  /// Where the next terminator, or byte outside printable ASCII, lies; the number of bytes where none does.
  @inline(__always)
  static func firstEnd(_ terminator: UInt8, in bytes: borrowing Span<UInt8>, from: Int) -> Int {
    let raw = unsafe bytes.bytes
    var index = from
    let terminators = SIMD16<UInt8>(repeating: terminator)
    while index &+ 16 <= bytes.count {
      let block = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let ends = (block .== terminators) .| (block &- blank .>= printable)
      let lanes = unsafe unsafeBitCast(ends, to: SIMD2<UInt64>.self)
      if lanes[0] != 0 { return index &+ lanes[0].littleEndian.trailingZeroBitCount &>> 3 }
      if lanes[1] != 0 { return index &+ 8 &+ lanes[1].littleEndian.trailingZeroBitCount &>> 3 }
      index &+= 16
    }
    while index < bytes.count, bytes[index] != terminator, bytes[index] &- 0x20 < 0x60 { index &+= 1 }
    return index
  }

  /// Writes a position for each of the eight bytes of `lanes` whose bits are set.
  @inline(__always)
  private static func write(_ lanes: UInt64, _ index: Int, _ out: inout MutableSpan<UInt32>, _ filled: Int) -> Int {
    var bits = lanes.littleEndian & 0x8080_8080_8080_8080
    var filled = filled
    while bits != 0 {
      out[filled] = UInt32(truncatingIfNeeded: index &+ bits.trailingZeroBitCount &>> 3)
      filled &+= 1
      bits &= bits &- 1
    }
    return filled
  }

  /// Drops the marks before `first` and moves the rest `distance` bytes towards the front.
  mutating func drop(before first: Int, distance: Int) {
    let kept = count - first
    for index in 0..<kept {
      positions[index] = positions[first + index] - UInt32(truncatingIfNeeded: distance)
    }
    count = kept
  }
}
