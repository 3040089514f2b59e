/// Reads X12 remittances (835), claims (837) and acknowledgements (TA1, 999, 277CA) from bytes that come in pieces of any size, in constant memory.
///
/// Feed the document with ``read(_:_:)-(Span<UInt8>,_)``, then call ``finish(_:)`` once. Nothing that a document
/// holds makes the reader throw or trap: what is wrong comes as ``X12Event/problem(_:)``. After `receive`
/// has thrown, discard the reader.
public struct X12Reader: Sendable {
  private var segments: SegmentReader
  private var envelope: EnvelopeReader

  /// Makes a reader at the beginning of a document.
  public init(limits: Limits = Limits()) {
    segments = SegmentReader(limits: limits)
    envelope = EnvelopeReader(limits: limits)
  }

  /// How many bytes are copied into the window at a time.
  private static var piece: Int { 64 << 10 }

  /// Reads the next bytes of the document and tells what they complete.
  public mutating func read<E: Error>(
    _ chunk: Span<UInt8>, _ receive: (X12Event) throws(E) -> Void
  ) throws(E) {
    var start = 0
    while start < chunk.count {
      let end = min(chunk.count, start + Self.piece)
      segments.append(chunk.extracting(start..<end))
      try drain(receive)
      start = end
    }
  }

  /// Reads the next bytes of the document and tells what they complete.
  public mutating func read<E: Error>(
    _ chunk: [UInt8], _ receive: (X12Event) throws(E) -> Void
  ) throws(E) {
    try read(chunk.span, receive)
  }

  /// Ends the document: closes what is open and tells what is missing.
  public mutating func finish<E: Error>(_ receive: (X12Event) throws(E) -> Void) throws(E) {
    segments.end()
    try drain(receive)
    envelope.finish()
    try tell(receive)
  }

  private mutating func drain<E: Error>(_ receive: (X12Event) throws(E) -> Void) throws(E) {
    while let token = segments.next() {
      switch token {
      case .segment: envelope.accept(segments.segment)
      case .problem(let problem): envelope.accept(problem)
      }
      try tell(receive)
    }
  }

  private mutating func tell<E: Error>(_ receive: (X12Event) throws(E) -> Void) throws(E) {
    guard !envelope.sink.events.isEmpty else { return }
    for event in envelope.sink.events { try receive(event) }
    envelope.sink.events.removeAll(keepingCapacity: true)
  }
}
