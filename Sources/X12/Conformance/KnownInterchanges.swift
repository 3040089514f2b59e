/// Interchanges that were read before, in one document or in several, so that one that comes again is noticed.
///
/// The standard knows an interchange by its sender, its receiver and its control number (ISA05–08, ISA13; X12.5), and an acknowledgement
/// (TA1) names no more than that number. Hand one value from reader to reader to look across documents.
public struct KnownInterchanges: Sendable {
  /// Where an interchange was read.
  public struct Place: Hashable, Sendable {
    /// What the caller calls the document; empty when it has no name.
    public var document: String
    /// Offset of its ISA in the document.
    public var offset: Int

    /// Makes a place.
    public init(document: String, offset: Int) {
      self.document = document
      self.offset = offset
    }
  }

  private struct Key: Hashable {
    var parties: String
    var number: String
  }

  private var places: [Key: Place] = [:]
  private let most: Int

  /// Knows none yet.
  ///
  /// - Parameter most: how many are remembered; those that come after are compared with these only, so that memory stays bounded.
  public init(most: Int = 100_000) { self.most = max(1, most) }

  /// How many are remembered.
  public var count: Int { places.count }

  /// Remembers an interchange; where it was read before, gives that place.
  public mutating func note(_ interchange: Interchange, in document: String = "") -> Place? {
    let parties = [
      interchange.senderQualifier, interchange.sender, interchange.receiverQualifier, interchange.receiver,
    ].joined(separator: "\u{1F}")
    let key = Key(parties: parties, number: interchange.controlNumber)
    if let known = places[key] { return known }
    if places.count < most { places[key] = Place(document: document, offset: interchange.range.start) }
    return nil
  }
}
