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

  private static func find(
    _ delimiters: Delimiters, in buffer: [UInt8], from: Int, to: Int, into positions: inout [UInt32], at count: Int
  ) -> Int {
    var out = positions.mutableSpan
    let bytes = unsafe buffer.span.bytes
    var filled = count
    var index = from
    let element = SIMD16<UInt8>(repeating: delimiters.element)
    let segment = SIMD16<UInt8>(repeating: delimiters.segment)
    while index &+ 16 <= to {
      let block = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let hits = unsafe unsafeBitCast((block .== element) .| (block .== segment), to: SIMD2<UInt64>.self)
      let words = unsafe unsafeBitCast(block, to: SIMD2<UInt64>.self)
      filled = write(hits[0] | unusual(words[0]), index, &out, filled)
      filled = write(hits[1] | unusual(words[1]), index &+ 8, &out, filled)
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

  /// Sets the top bit of each of eight bytes that is a control character or not ASCII.
  @inline(__always)
  private static func unusual(_ word: UInt64) -> UInt64 {
    // Seven bits plus 0x60 reach the top bit just when they are 0x20 or more.
    ~((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x6060_6060_6060_6060) | word
  }

  /// Writes a position for each of the eight bytes of `lanes` whose top bit is set.
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
