import X12

/// Reads a document given in pieces, and gives everything told about it.
func read(_ pieces: [[UInt8]], limits: Limits = Limits()) -> [X12Event] {
  var reader = X12Reader(limits: limits)
  var events: [X12Event] = []
  for piece in pieces { reader.read(piece) { events.append($0) } }
  reader.finish { events.append($0) }
  return events
}

func read(_ document: [UInt8]) -> [X12Event] { read([document]) }

func read(_ document: String) -> [X12Event] { read(Array(document.utf8)) }

extension [X12Event] {
  var problems: [Problem] { compactMap { if case .problem(let problem) = $0 { problem } else { nil } } }
  var errors: [Problem] { problems.filter { $0.severity == .error } }
  var warnings: [Problem] { problems.filter { $0.severity == .warning } }
  var claims: [RemittedClaim] { compactMap { if case .claim(let claim) = $0 { claim } else { nil } } }
  var headers: [RemittanceHeader] { compactMap { if case .remittance(let header) = $0 { header } else { nil } } }
  var submissions: [SubmissionHeader] {
    compactMap { if case .submission(let header) = $0 { header } else { nil } }
  }
  var submittedClaims: [SubmittedClaim] {
    compactMap { if case .submittedClaim(let claim) = $0 { claim } else { nil } }
  }
  var claimStatuses: [ClaimStatusNotice] {
    compactMap { if case .claimStatus(let notice) = $0 { notice } else { nil } }
  }
  var functionalAcknowledgements: [FunctionalAcknowledgement] {
    compactMap { if case .functionalAcknowledgement(let found) = $0 { found } else { nil } }
  }
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
