import X12

/// Reads a document given in pieces, and gives everything told about it.
func read(_ pieces: [[UInt8]], limits: Limits = Limits()) -> [RemittanceEvent] {
  var reader = RemittanceReader(limits: limits)
  var events: [RemittanceEvent] = []
  for piece in pieces { reader.read(piece) { events.append($0) } }
  reader.finish { events.append($0) }
  return events
}

func read(_ document: [UInt8]) -> [RemittanceEvent] { read([document]) }

func read(_ document: String) -> [RemittanceEvent] { read(Array(document.utf8)) }

extension [RemittanceEvent] {
  var problems: [Problem] { compactMap { if case .problem(let problem) = $0 { problem } else { nil } } }
  var errors: [Problem] { problems.filter { $0.severity == .error } }
  var warnings: [Problem] { problems.filter { $0.severity == .warning } }
  var claims: [RemittedClaim] { compactMap { if case .claim(let claim) = $0 { claim } else { nil } } }
  var headers: [RemittanceHeader] { compactMap { if case .remittance(let header) = $0 { header } else { nil } } }
  var sets: [SetSummary] { compactMap { if case .setClosed(let set) = $0 { set } else { nil } } }
  var interchanges: [Interchange] {
    compactMap { if case .interchangeOpened(let interchange) = $0 { interchange } else { nil } }
  }
  var providerAdjustments: [ProviderAdjustment] {
    compactMap { if case .providerAdjustment(let adjustment) = $0 { adjustment } else { nil } }
  }
}

/// The segment that lies at `range` of a document.
func segment(at range: ByteRange, of document: [UInt8], delimiters: Delimiters = Delimiters()) -> Segment {
  Segment(bytes: Array(document[range.start..<range.end]), delimiters: delimiters, offset: range.start)
}

/// A document wrapped into lines of `width` bytes.
func wrap(_ document: [UInt8], width: Int, with lineBreak: [UInt8]) -> [UInt8] {
  var wrapped: [UInt8] = []
  for (offset, byte) in document.enumerated() {
    wrapped.append(byte)
    if offset % width == width - 1 { wrapped += lineBreak }
  }
  return wrapped
}
