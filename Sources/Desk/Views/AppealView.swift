import Trail
import X12

/// The appeal of a case as its page shows it.
package struct AppealView: Sendable {
  /// Why this case has no appeal; nil when it has one.
  package var refusal: String?
  package var levels: [LevelView]
  /// The exhibits in the order of their numbers, the payer's decision first.
  package var exhibits: [ExhibitView]
  /// The letter that the SOP proposes for the next level.
  package var proposedText: String
  package var packets: [PacketView]
  package var needsSecondLookAbove: Cents?

  package struct LevelView: Sendable {
    package var level: AppealLevel
    /// Its deadline, where a rule and a date give one.
    package var clock: ExternalClock?
    package var isNext: Bool
    /// Why no packet of this level can be made; nil when one can.
    package var refusal: String?

    package init(level: AppealLevel, clock: ExternalClock?, isNext: Bool, refusal: String?) {
      self.level = level
      self.clock = clock
      self.isNext = isNext
      self.refusal = refusal
    }
  }

  package struct ExhibitView: Sendable {
    package var exhibit: SOP.Exhibit
    /// Its number in the packet; nil while there is nothing to number.
    package var number: Int?
    package var pieces: [PieceView]
    /// True of the payer's decision, which is made from its file.
    package var isOwn: Bool

    package var isMissing: Bool { exhibit.isRequired && pieces.isEmpty && !isOwn }

    package init(exhibit: SOP.Exhibit, number: Int?, pieces: [PieceView], isOwn: Bool) {
      self.exhibit = exhibit
      self.number = number
      self.pieces = pieces
      self.isOwn = isOwn
    }
  }

  package struct PieceView: Sendable {
    package var piece: ExhibitPiece
    package var title: String
    /// Whether it came with a checklist item, and goes with it.
    package var isFromChecklist: Bool

    package init(piece: ExhibitPiece, title: String, isFromChecklist: Bool) {
      self.piece = piece
      self.title = title
      self.isFromChecklist = isFromChecklist
    }
  }

  package struct PacketView: Sendable {
    package var packet: AppealPacket
    package var writtenBy: String
    package var approvedBy: String?
    /// Who sent it, when, how, and the confirmation in their words.
    package var sendings: [(sending: PacketSending, by: String, reference: String)]
    /// Sendings that were recorded by mistake, with who said so and why.
    package var takenBack: [(sending: PacketSending, by: String, reason: String)]

    package init(
      packet: AppealPacket, writtenBy: String, approvedBy: String?,
      sendings: [(sending: PacketSending, by: String, reference: String)],
      takenBack: [(sending: PacketSending, by: String, reason: String)] = []
    ) {
      self.takenBack = takenBack
      self.packet = packet
      self.writtenBy = writtenBy
      self.approvedBy = approvedBy
      self.sendings = sendings
    }
  }

  package init(
    refusal: String?, levels: [LevelView], exhibits: [ExhibitView], proposedText: String, packets: [PacketView],
    needsSecondLookAbove: Cents?
  ) {
    self.refusal = refusal
    self.levels = levels
    self.exhibits = exhibits
    self.proposedText = proposedText
    self.packets = packets
    self.needsSecondLookAbove = needsSecondLookAbove
  }

  /// What is required and not there.
  package var missing: [SOP.Exhibit] { exhibits.filter(\.isMissing).map(\.exhibit) }

  /// The level that comes next.
  package var next: LevelView? { levels.first(where: \.isNext) }
}
