/// What puts the open set together: one kind at a time, none for a set of which only the envelope is read.
enum SetAssembler: Sendable {
  case none
  case remittance(RemittanceAssembler)
  case submission(SubmissionAssembler)
  case claimStatus(ClaimStatusAssembler)
  case functional(FunctionalAssembler)

  /// What is needed for a set.
  init(_ support: TransactionSet.Support, limits: Limits) {
    switch support {
    case .remittance: self = .remittance(RemittanceAssembler(limits: limits))
    case .submission(let guide): self = .submission(SubmissionAssembler(guide: guide, limits: limits))
    case .claimStatus: self = .claimStatus(ClaimStatusAssembler())
    case .functionalAcknowledgement: self = .functional(FunctionalAssembler())
    case .unsupported: self = .none
    }
  }

  /// Whether a claim is open, so that a lost segment may be a piece of it.
  var isInClaim: Bool {
    switch self {
    case .remittance(let assembler): assembler.isInClaim
    case .submission(let assembler): assembler.isInClaim
    case .claimStatus(let assembler): assembler.isInNotice
    case .functional: true
    case .none: false
    }
  }

  /// Takes the next segment of the body; `code` is its identifier in upper case, 0 when it is none.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout EventSink) {
    // What is open moves out and back in, so that it is changed in place and never copied.
    switch consume self {
    case .remittance(var assembler):
      self = .none
      assembler.accept(segment, code, &sink)
      self = .remittance(assembler)
    case .submission(var assembler):
      self = .none
      assembler.accept(segment, code, &sink)
      self = .submission(assembler)
    case .claimStatus(var assembler):
      self = .none
      if code != 0 { assembler.accept(segment, &sink) }
      self = .claimStatus(assembler)
    case .functional(var assembler):
      self = .none
      if code != 0 { assembler.accept(segment, &sink) }
      self = .functional(assembler)
    case .none: self = .none
    }
  }

  /// Ends the set at its trailer, or at its last segment when it has none.
  mutating func finish(at place: Place, _ sink: inout EventSink) {
    switch consume self {
    case .remittance(var assembler): assembler.finish(at: place, &sink)
    case .submission(var assembler): assembler.finish(at: place, &sink)
    case .claimStatus(var assembler): assembler.finish(at: place, &sink)
    case .functional(var assembler): assembler.finish(at: place, &sink)
    case .none: break
    }
    self = .none
  }
}
