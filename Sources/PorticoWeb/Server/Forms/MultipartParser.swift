/// Reads `multipart/form-data` (RFC 7578) piece by piece: memory holds one chunk and one part's header, never a part.
///
/// The events do not depend on where the chunks begin and end, except that a part's bytes may come in more or fewer pieces.
struct MultipartParser {
  /// What was found, in the order of the body.
  enum Event: Equatable {
    case part(PartHeader)
    /// The next bytes of the part; never empty.
    case bytes(ArraySlice<UInt8>)
    case partEnded
  }

  /// How much of it is accepted.
  struct Limits {
    var parts = 1000
    /// Bytes of one part's header.
    var header = 8192
    /// Bytes before the first boundary, which senders leave empty.
    var preamble = 1024
  }

  private enum State { case preamble, afterDelimiter, header, body, epilogue }

  private let delimiter: [UInt8]
  private let limits: Limits
  private var state = State.preamble
  private var parts = 0
  private var skipped = 0
  /// What has come and is not yet understood. A CRLF in front makes the first boundary look like all others.
  private var buffer: [UInt8] = Array("\r\n".utf8)

  /// A parser for bodies with that boundary; nil when it is no boundary (RFC 2046, section 5.1.1).
  init?(boundary: String, limits: Limits = Limits()) {
    guard 1...70 ~= boundary.utf8.count, boundary.utf8.allSatisfy({ 0x20...0x7E ~= $0 }), !boundary.hasSuffix(" ")
    else {
      return nil
    }
    delimiter = Array("\r\n--\(boundary)".utf8)
    self.limits = limits
  }

  /// Takes the next bytes of the body.
  mutating func read(_ chunk: some Sequence<UInt8>, _ emit: (Event) throws -> Void) throws {
    buffer.append(contentsOf: chunk)
    var start = 0
    while try step(&start, emit) {}
    buffer.removeFirst(start)
  }

  /// Ends the body; throws when its closing boundary has not come.
  func finish() throws(FormProblem) {
    guard state == .epilogue else { throw FormProblem("The upload was cut off before its end.") }
  }

  /// One step from `start` on; false when more bytes are needed.
  private mutating func step(_ start: inout Int, _ emit: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .preamble, .body:
      let (end, found) = search(from: start)
      if state == .body, end > start { try emit(.bytes(buffer[start..<end])) }
      if state == .preamble {
        skipped += end - start
        guard skipped <= limits.preamble else { throw FormProblem("The upload does not begin with its boundary.") }
      }
      start = end
      guard found else { return false }
      if state == .body { try emit(.partEnded) }
      start += delimiter.count
      state = .afterDelimiter
      return true
    case .afterDelimiter:
      return try afterDelimiter(&start)
    case .header:
      guard let end = headerEnd(from: start) else {
        guard buffer.count - start <= limits.header else { throw FormProblem("The header of a part is too long.") }
        return false
      }
      guard end - start <= limits.header else { throw FormProblem("The header of a part is too long.") }
      parts += 1
      guard parts <= limits.parts else { throw FormProblem("The upload has more than \(limits.parts) parts.") }
      try emit(.part(try PartHeader(buffer[start..<end])))
      start = end + 4
      state = .body
      return true
    case .epilogue:
      start = buffer.count
      return false
    }
  }

  /// After a boundary come `--` for the end, or padding and the CRLF that begins a part's header.
  private mutating func afterDelimiter(_ start: inout Int) throws(FormProblem) -> Bool {
    guard buffer.count - start >= 2 else { return false }
    if buffer[start] == UInt8(ascii: "-"), buffer[start + 1] == UInt8(ascii: "-") {
      state = .epilogue
      return true
    }
    var end = start
    while end < buffer.count, buffer[end] == UInt8(ascii: " ") || buffer[end] == UInt8(ascii: "\t") { end += 1 }
    guard end - start <= limits.header else { throw FormProblem("A boundary of the upload is malformed.") }
    guard buffer.count - end >= 2 else { return false }
    guard buffer[end] == 13, buffer[end + 1] == 10 else { throw FormProblem("A boundary of the upload is malformed.") }
    start = end
    state = .header
    return true
  }

  /// Where the next boundary begins, or up to where there is certainly none.
  private func search(from start: Int) -> (end: Int, found: Bool) {
    let bytes = buffer.span
    var index = start
    while index < bytes.count {
      guard bytes[index] == 13 else {
        index += 1
        continue
      }
      var length = 1
      while length < delimiter.count, index + length < bytes.count, bytes[index + length] == delimiter[length] {
        length += 1
      }
      if length == delimiter.count { return (index, true) }
      if index + length == bytes.count { return (index, false) }
      index += 1
    }
    return (index, false)
  }

  /// Where the CRLF CRLF that ends a header begins. The header begins with the CRLF of its boundary.
  private func headerEnd(from start: Int) -> Int? {
    var index = start
    while index + 3 < buffer.count {
      if buffer[index] == 13, buffer[index + 1] == 10, buffer[index + 2] == 13, buffer[index + 3] == 10 { return index }
      index += 1
    }
    return nil
  }
}
