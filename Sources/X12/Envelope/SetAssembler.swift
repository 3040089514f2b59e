/// What puts the open set together: one of these at a time, none for a set of which only the envelope is read.
///
/// Optionals rather than an enum: what is open is changed in place for every segment, and never moved.
struct SetAssembler: Sendable {
  private var remittance: RemittanceAssembler?
  private var submission: SubmissionAssembler?
  private var claimStatus: ClaimStatusAssembler?
  private var functional: FunctionalAssembler?

  /// Nothing to put together.
  static let none = SetAssembler()

  private init() {}

  /// What is needed for a set.
  init(_ support: TransactionSet.Support, limits: Limits) {
    switch support {
    case .remittance: remittance = RemittanceAssembler(limits: limits)
    case .submission(let guide): submission = SubmissionAssembler(guide: guide, limits: limits)
    case .claimStatus: claimStatus = ClaimStatusAssembler()
    case .functionalAcknowledgement: functional = FunctionalAssembler()
    case .unsupported: break
    }
  }

  /// Whether a claim is open, so that a lost segment may be a piece of it; an acknowledgement is one piece.
  var isInClaim: Bool {
    remittance?.isInClaim ?? submission?.isInClaim ?? claimStatus?.isInNotice ?? (functional != nil)
  }

  /// Takes the next segment of the body; `code` is its identifier in upper case, 0 when it is none.
  mutating func accept(_ segment: borrowing Segment, _ code: UInt32, _ sink: inout EventSink) {
    guard code != 0 else { return }
    remittance?.accept(segment, code, &sink)
    submission?.accept(segment, code, &sink)
    claimStatus?.accept(segment, &sink)
    functional?.accept(segment, &sink)
  }

  /// Ends the set at its trailer, or at its last segment when it has none.
  mutating func finish(at place: Place, _ sink: inout EventSink) {
    remittance?.finish(at: place, &sink)
    submission?.finish(at: place, &sink)
    claimStatus?.finish(at: place, &sink)
    functional?.finish(at: place, &sink)
    self = .none
  }
}
