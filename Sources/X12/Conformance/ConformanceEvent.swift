/// What a ``ConformanceReader`` tells when it is asked for envelopes too, in the order of the document.
public enum ConformanceEvent: Hashable, Sendable {
  /// An ISA header was read.
  case interchangeOpened(Interchange)
  /// A GS header was read.
  case groupOpened(FunctionalGroup)
  /// An ST header was read.
  case setOpened(TransactionSet)
  /// Something is wrong in what is open.
  case finding(Finding)
  /// The set has ended.
  case setClosed
  /// The group has ended; its trailer counts so many sets, or so many were read where no trailer says.
  case groupClosed(sets: Int)
  /// The interchange has ended.
  case interchangeClosed
  /// A TA1 segment: somebody's answer to an interchange.
  case acknowledgement(InterchangeAcknowledgement)

  init?(_ event: X12Event) {
    switch event {
    case .interchangeOpened(let interchange): self = .interchangeOpened(interchange)
    case .groupOpened(let group): self = .groupOpened(group)
    case .setOpened(let set): self = .setOpened(set)
    case .setClosed: self = .setClosed
    case .groupClosed(_, let sets, _): self = .groupClosed(sets: sets)
    case .interchangeClosed: self = .interchangeClosed
    case .acknowledgement(let reply): self = .acknowledgement(reply)
    default: return nil
    }
  }
}
