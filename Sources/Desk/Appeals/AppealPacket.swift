import Trail
import X12

/// A piece of evidence in its place among the exhibits of an appeal.
package struct ExhibitPiece: Hashable, Sendable {
  /// The exhibit's id in the SOP.
  package var exhibit: String
  package var evidence: Evidence
  /// What it is, in a person's words; nil for what a checklist item brought.
  package var title: Digest?

  package init(exhibit: String, evidence: Evidence, title: Digest?) {
    self.exhibit = exhibit
    self.evidence = evidence
    self.title = title
  }
}

/// A version of an appeal's packet as it was written.
package struct PacketDraft: Equatable, Sendable {
  /// Counted from 1 within the case, whatever the level.
  package var number: Int
  package var level: AppealLevel
  /// The PDF, kept under its digest.
  package var letter: Digest
  /// The words of the letter.
  package var text: Digest
  /// Where the letter is addressed to, below the payer's name.
  package var address: Digest?
  package var pieces: [ExhibitPiece]
  /// The money in question when it was written.
  package var denied: Cents
  /// Whether somebody other than the writer must look at it before it goes.
  package var needsSecondLook: Bool
  package var on: CalendarDate

  package init(
    number: Int, level: AppealLevel, letter: Digest, text: Digest, address: Digest?, pieces: [ExhibitPiece],
    denied: Cents, needsSecondLook: Bool, on: CalendarDate
  ) {
    self.number = number
    self.level = level
    self.letter = letter
    self.text = text
    self.address = address
    self.pieces = pieces
    self.denied = denied
    self.needsSecondLook = needsSecondLook
    self.on = on
  }
}

/// A packet with what became of it.
package struct AppealPacket: Equatable, Sendable {
  package var draft: PacketDraft
  package var writtenBy: AccountID?
  package var approvedBy: AccountID?
  /// Every time that it went out.
  package var sendings: [Sent] = []
  /// Sendings that were recorded by mistake.
  package var takenBack: [TakenBack] = []

  /// A sending with who recorded it.
  package struct Sent: Equatable, Sendable {
    package var sending: PacketSending
    package var by: AccountID?
  }

  /// A sending that never was, with who said so and why.
  package struct TakenBack: Equatable, Sendable {
    package var sent: Sent
    package var by: AccountID?
    package var reason: Digest
  }

  /// Whether it still waits for somebody other than its writer.
  package var waitsForSecondLook: Bool { draft.needsSecondLook && approvedBy == nil }
}

/// That a person sent a packet: Portico itself sends nothing to anyone.
package struct PacketSending: Equatable, Sendable {
  package enum Channel: String, CaseIterable, Sendable {
    case portal
    case fax
    case mail
    case clearinghouse

    package var title: String {
      switch self {
      case .portal: "Payer portal"
      case .fax: "Fax"
      case .mail: "Mail"
      case .clearinghouse: "Clearinghouse"
      }
    }
  }

  package var packet: Int
  package var channel: Channel
  package var on: CalendarDate
  /// The confirmation: a portal's number, a fax report, a certified-mail number.
  package var reference: Digest

  package init(packet: Int, channel: Channel, on: CalendarDate, reference: Digest) {
    self.packet = packet
    self.channel = channel
    self.on = on
    self.reference = reference
  }
}

/// A talk between a clinician of ours and one of the payer's, or that there was none.
package struct PeerToPeer: Equatable, Sendable {
  package enum Result: String, CaseIterable, Sendable {
    case overturned
    case upheld
    /// The payer offered none, or refused it.
    case refused
    /// Nobody asked for it.
    case notUsed = "not_used"

    package var title: String {
      switch self {
      case .overturned: "held: the payer changed its decision"
      case .upheld: "held: the payer keeps its decision"
      case .refused: "refused by the payer"
      case .notUsed: "not used"
      }
    }
  }

  package var result: Result
  package var on: CalendarDate
  /// Who spoke, and what was said.
  package var details: Digest

  package init(result: Result, on: CalendarDate, details: Digest) {
    self.result = result
    self.on = on
    self.details = details
  }
}

/// What a payer or reviewer decided on an appeal, by letter.
package struct AppealDecision: Equatable, Sendable {
  package enum Result: String, CaseIterable, Sendable {
    case overturned
    case partly = "partly_overturned"
    case upheld

    package var title: String {
      switch self {
      case .overturned: "overturned: payment is expected"
      case .partly: "overturned in part"
      case .upheld: "upheld"
      }
    }
  }

  package var level: AppealLevel
  package var result: Result
  /// The date printed on the letter, from which the next level counts (guardrail G2).
  package var on: CalendarDate
  package var details: Digest
  /// The next level's deadline; empty where no rule knows one.
  package var clocks: [ExternalClock]

  package init(level: AppealLevel, result: Result, on: CalendarDate, details: Digest, clocks: [ExternalClock]) {
    self.level = level
    self.result = result
    self.on = on
    self.details = details
    self.clocks = clocks
  }
}
