/// A claim that is to be sent again: the very segments of the one that was sent, with what is changed, and nothing lost.
public struct ClaimRevision: Hashable, Sendable {
  /// A segment of the claim or of a level above it, as it was sent and as it will be.
  public struct Piece: Hashable, Sendable {
    /// Nil for a segment that is new.
    public var before: SegmentText?
    /// Nil for a segment that is left out.
    public var after: SegmentText?

    /// Whether anything differs.
    public var isChanged: Bool { before != after }
  }

  /// What the payer is to do with the new claim.
  public enum Purpose: Hashable, Sendable {
    /// A claim of its own (frequency 1), for example after a rejection.
    case new
    /// Takes the place of an earlier claim (frequency 7), named by the payer's number for it.
    case replacement(of: String)
    /// Takes an earlier claim back (frequency 8), named by the payer's number for it.
    case void(of: String)
  }

  /// Which guide the claim follows.
  public let guide: SubmissionHeader.Guide
  /// From the beginning of the set to its first level.
  public private(set) var opening: [Piece]
  /// The levels, each without its HL segment, which the writer makes.
  public private(set) var levels: [[Piece]]
  /// From CLM on.
  public private(set) var claim: [Piece]

  /// Takes a claim from the document in which it was sent.
  ///
  /// - Parameters:
  ///   - sent: the claim.
  ///   - header: what the set around it says.
  ///   - delimiters: the characters that cut the document into pieces.
  ///   - bytes: gives a part of the document.
  /// - Throws: `WriteProblem` where the document lacks what a claim file must begin with.
  public init(
    _ sent: SubmittedClaim, _ header: SubmissionHeader, delimiters: Delimiters, bytes: (ByteRange) throws -> [UInt8]
  ) throws {
    func pieces(_ range: ByteRange) throws -> [Piece] {
      SegmentText.all(in: try bytes(range), delimiters: delimiters).map { Piece(before: $0, after: $0) }
    }
    guard let beginning = header.range, header.bht != nil else {
      throw WriteProblem(segment: "BHT", reason: "the file in which the claim was sent does not begin with it")
    }
    guard sent.levels.count >= 2 else {
      throw WriteProblem(segment: "HL", reason: "the claim was sent without its provider or subscriber")
    }
    guide = header.guide
    opening = try pieces(beginning)
    levels = try sent.levels.map { try pieces($0).filter { $0.before?.id != "HL" } }
    claim = try pieces(sent.range)
  }

  /// Everything that differs, in the order of the file.
  public var changes: [Piece] { (opening + levels.flatMap { $0 } + claim).filter(\.isChanged) }
}

extension ClaimRevision {
  /// Where a piece stands.
  public enum Place: Hashable, Sendable {
    /// In one of the levels, the billing provider's being 0.
    case level(Int, piece: Int)
    /// In the claim, whose CLM is 0.
    case claim(piece: Int)
  }

  /// The segments of the claim's own loop, before its providers, other payers and lines: the first piece after them.
  private var endOfClaimLoop: Int {
    claim.firstIndex { ["NM1", "SBR", "LX"].contains(($0.after ?? $0.before)?.id ?? "") } ?? claim.count
  }

  /// Says what the claim is for: its frequency, and the payer's number of the claim that it concerns.
  public mutating func state(_ purpose: Purpose) {
    let (frequency, number): (String, String?) =
      switch purpose {
      case .new: ("1", nil)
      case .replacement(let number): ("7", number)
      case .void(let number): ("8", number)
      }
    set(.claim(piece: 0), element: 5, component: 3, to: frequency)
    setReference("F8", to: number)
  }

  /// Sets a component of a segment; a segment that was left out stays out.
  public mutating func set(_ place: Place, element: Int, component: Int = 1, to text: String) {
    change(place) { $0?[element, component: component] = text }
  }

  /// Leaves a segment out.
  public mutating func remove(_ place: Place) { change(place) { $0 = nil } }

  private mutating func change(_ place: Place, _ change: (inout SegmentText?) -> Void) {
    switch place {
    case .level(let level, let piece): change(&levels[level][piece].after)
    case .claim(let piece): change(&claim[piece].after)
    }
  }

  /// Sets a reference of the claim itself, like `G1` for the authorisation; nil takes it away.
  public mutating func setReference(_ qualifier: String, to value: String?) {
    let own = claim[..<endOfClaimLoop]
    let found = own.firstIndex { $0.after?.id == "REF" && $0.after?[1] == qualifier }
    guard let value, !value.isEmpty else {
      if let found { remove(.claim(piece: found)) }
      return
    }
    if let found {
      set(.claim(piece: found), element: 2, to: value)
      return
    }
    // The guides put references after the dates and amounts of a claim, and before its notes and codes.
    let later: Set = ["K3", "NTE", "CR1", "CR2", "CR3", "CRC", "HI", "HCP"]
    let place = own.firstIndex { later.contains(($0.after ?? $0.before)?.id ?? "") } ?? endOfClaimLoop
    let reference = SegmentText("REF", ElementText(qualifier), ElementText(value))
    claim.insert(Piece(before: nil, after: reference), at: place)
  }

  /// Makes the claim's charge the sum of its lines, as CLM02 must be.
  ///
  /// - Throws: `WriteProblem` where a line's charge is no amount.
  public mutating func addUpCharges() throws(WriteProblem) {
    let services = ["SV1": 2, "SV2": 3, "SV3": 2]
    var total = Cents.zero
    for piece in claim {
      guard let segment = piece.after, let element = services[segment.id] else { continue }
      guard let charge = Cents(decimal: segment[element]) else {
        throw WriteProblem(segment: segment.id, element: element, reason: "“\(segment[element])” is no amount")
      }
      total += charge
    }
    set(.claim(piece: 0), element: 2, to: ElementText(total).components[0])
  }

  /// Writes the set's body: its opening under a new number and time, the levels with their numbers, the claim.
  ///
  /// - Parameters:
  ///   - writer: a writer in which a set is open.
  ///   - reference: BHT03, the submitter's own number for the batch.
  ///   - date: BHT04.
  ///   - time: BHT05, as HHMM.
  public func write(
    to writer: inout InterchangeWriter, reference: String, date: CalendarDate, time: String
  ) throws(WriteProblem) {
    for piece in opening {
      guard var segment = piece.after else { continue }
      if segment.id == "BHT" {
        segment[2] = "00"
        segment[3] = reference
        segment[4] = ElementText(date).components[0]
        segment[5] = time
      }
      try writer.write(segment)
    }
    var parent: Int?
    for (index, level) in levels.enumerated() {
      parent = try writer.level(
        ["20", "22", "23"][min(index, 2)], under: parent, hasChildren: index + 1 < levels.count)
      for segment in level.compactMap(\.after) { try writer.write(segment) }
    }
    for segment in claim.compactMap(\.after) { try writer.write(segment) }
  }
}

extension SubmissionHeader.Guide {
  /// The version that is written: the guide with its last addenda in force under HIPAA.
  public var version: String {
    switch self {
    case .professional: "005010X222A1"
    case .institutional: "005010X223A2"
    case .dental: "005010X224A2"
    }
  }
}
