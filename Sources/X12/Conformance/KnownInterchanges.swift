/// Interchanges that were read before, in one document or in several, so that one that comes again is noticed.
///
/// The standard knows an interchange by its sender, its receiver and its control number (ISA05–08, ISA13; X12.5), and an acknowledgement
/// (TA1) names no more than that number. Hand one value from reader to reader to look across documents.
public struct KnownInterchanges: Sendable {
  /// Where an interchange was read.
  struct Place {
    /// What the caller calls the document; empty when it has no name.
    var document: String
    /// Whether that is the document being read.
    var isHere: Bool
    /// Offset of its ISA in the document.
    var offset: Int
  }

  private struct Key: Hashable {
    var parties: String
    var number: String
  }

  private struct Entry {
    var document: Int
    var name: String
    var offset: Int
  }

  private var entries: [Key: Entry] = [:]
  private var document = (number: 0, name: "")
  private let most: Int

  /// Knows none yet.
  ///
  /// - Parameter most: how many are remembered; those that come after are compared with these only, so that memory stays bounded.
  public init(most: Int = 100_000) { self.most = max(1, most) }

  /// How many are remembered.
  public var count: Int { entries.count }

  /// Begins a document.
  mutating func begin(_ name: String) { document = (document.number + 1, name) }

  /// Remembers an interchange; where it was read before, gives that place.
  mutating func note(_ interchange: Interchange) -> Place? {
    let parties = [
      interchange.senderQualifier, interchange.sender, interchange.receiverQualifier, interchange.receiver,
    ].joined(separator: "\u{1F}")
    let key = Key(parties: parties, number: interchange.controlNumber)
    if let known = entries[key] {
      return Place(document: known.name, isHere: known.document == document.number, offset: known.offset)
    }
    if entries.count < most {
      entries[key] = Entry(document: document.number, name: document.name, offset: interchange.range.start)
    }
    return nil
  }
}
