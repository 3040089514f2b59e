/// Checks an X12 document against the implementation guides: envelope, guide, amounts, situations and codes, in constant memory.
///
/// Feed the document with ``read(_:_:)-(Span<UInt8>,_)``, then call ``finish(_:)`` once. Everything that is wrong comes as a
/// ``Finding``; reading goes on after it. Nothing that a document holds makes the reader throw or trap.
public struct ConformanceReader: Sendable {
  /// What was read.
  public struct Totals: Hashable, Sendable {
    /// ISA headers.
    public var interchanges = 0
    /// ST headers.
    public var transactions = 0
    /// Segments, envelopes included.
    public var segments = 0
    /// Claims of 837s and 835s.
    public var claims = 0
  }

  private let library: GuideLibrary
  private var segments: SegmentReader
  private var envelope: EnvelopeReader
  private var sink: FindingSink
  private var codes: CodeCheck
  /// What was read so far.
  public private(set) var totals = Totals()
  /// Beginnings and ends of envelopes, each with the number of findings that came before it.
  private var marks: [(findings: Int, event: X12Event)] = []
  /// A claim by its account number, and the segment that begins it.
  private struct OpenClaim {
    var account = ""
    var start = 0
  }

  /// The claim that is open.
  private var claim = OpenClaim()
  /// The identifier with which claims begin in the open set; 0 where none do.
  private var claimCode: UInt32 = 0

  /// Checks of the open set; without a guide there are none.
  private var walk: GuideWalk?
  private var balance: BalanceCheck?
  /// Guides among which the head of the open set decides.
  private var choice = GuideChoice()
  private let envelopeElements: EnvelopeCheck
  /// What partners want beyond the guides.
  private var partners: PartnerCheck?
  private var numbers: ControlNumberCheck
  private var isInSet = false
  /// Whether the open set's trailer has come.
  private var hasTrailer = false
  /// The segment before the one that the envelope took last.
  private var last = Place(ordinal: 0, id: "", offset: 0)
  /// Identifiers of segments of a set's body, for the short way past them.
  private var bodyIdentifiers = BodyIdentifiers()

  /// Makes a reader at the beginning of a document.
  ///
  /// - Parameters:
  ///   - library: the guides.
  ///   - limits: what the document may make the reader hold in memory.
  ///   - level: how deep to look; where nothing is said down to the codes, and with `rules` down to those.
  ///   - codes: the tables of codes that are loaded. Codes of other tables are not looked up.
  ///   - severities: severities of rules that are to be others than they are.
  ///   - rules: what partners want beyond the guides; they lie at levels 6 and 7.
  ///   - known: interchanges that were read before: ``known`` of the reader before this one.
  ///   - document: what people call the document; it is named where one that comes later repeats an interchange of it.
  public init(
    _ library: GuideLibrary, level: SNIPLevel? = nil, codes: [CodeTableName: CodeTable] = [:],
    severities: [String: Problem.Severity] = [:], rules: PartnerRules? = nil,
    known: KnownInterchanges = KnownInterchanges(), document: String = "", limits: Limits = Limits()
  ) {
    self.library = library
    let level = level ?? (rules == nil ? .codes : .partner)
    numbers = ControlNumberCheck(known, document: document)
    partners = level > .codes ? rules.map { PartnerCheck($0) } : nil
    envelopeElements = EnvelopeCheck(library.envelope)
    segments = SegmentReader(limits: limits)
    // What is passed over needs no index of its elements.
    if level == .syntax { segments.indexStep = 1 << 10 }
    envelope = EnvelopeReader(limits: limits, assembles: false)
    sink = FindingSink(level: level, severities: severities)
    self.codes = CodeCheck(level >= .codes ? codes : [:])
  }

  /// Interchanges that were read so far, and before where the caller said so.
  public var known: KnownInterchanges { numbers.known }

  /// Tables of codes that the document asked for, and that were not given.
  public var absentTables: [CodeTableName] { codes.absent }

  /// Reads the next bytes of the document and tells what they show to be wrong.
  public mutating func read<E: Error>(
    _ chunk: Span<UInt8>, _ receive: (Finding) throws(E) -> Void
  ) throws(E) {
    try readEvents(chunk) { (event) throws(E) in
      if case .finding(let finding) = event { try receive(finding) }
    }
  }

  /// Reads the next bytes of the document and tells what they show to be wrong.
  public mutating func read<E: Error>(
    _ chunk: [UInt8], _ receive: (Finding) throws(E) -> Void
  ) throws(E) {
    try read(chunk.span, receive)
  }

  /// Ends the document and tells what is missing.
  public mutating func finish<E: Error>(_ receive: (Finding) throws(E) -> Void) throws(E) {
    try finishEvents { (event) throws(E) in
      if case .finding(let finding) = event { try receive(finding) }
    }
  }

  /// Reads the next bytes of the document and tells findings between the envelopes that they lie in.
  public mutating func readEvents<E: Error>(
    _ chunk: Span<UInt8>, _ receive: (ConformanceEvent) throws(E) -> Void
  ) throws(E) {
    var start = 0
    while start < chunk.count {
      let end = min(chunk.count, start + (64 << 10))
      segments.append(chunk.extracting(start..<end))
      drain()
      try tell(receive)
      start = end
    }
  }

  /// Ends the document and tells what is missing, and which envelopes end with it.
  public mutating func finishEvents<E: Error>(_ receive: (ConformanceEvent) throws(E) -> Void) throws(E) {
    segments.end()
    drain()
    last = envelope.last
    envelope.finish()
    takeEvents()
    try tell(receive)
  }

  private mutating func tell<E: Error>(_ receive: (ConformanceEvent) throws(E) -> Void) throws(E) {
    guard !marks.isEmpty || !sink.findings.isEmpty else { return }
    var next = 0
    for mark in marks {
      while next < mark.findings {
        try receive(.finding(sink.findings[next]))
        next += 1
      }
      if let event = ConformanceEvent(mark.event) { try receive(event) }
    }
    for finding in sink.findings[next...] { try receive(.finding(finding)) }
    marks.removeAll(keepingCapacity: true)
    sink.findings.removeAll(keepingCapacity: true)
  }

  private mutating func drain() {
    while true {
      if sink.level == .syntax, isInSet { passBody() }
      if segments.readPlain() {
        accept()
        continue
      }
      switch segments.next() {
      case .segment?: accept()
      case .problem(let problem)?:
        // What is left out is counted, as the set's own count does.
        if problem.rule == EnvelopeRule.segmentLong.name || problem.rule == EnvelopeRule.binaryLong.name {
          totals.segments += 1
        }
        envelope.accept(problem)
        takeEvents()
      case nil: return
      }
    }
  }

  /// Where only the envelope is looked at: goes past the segments of the set's body that are nothing but sound.
  private mutating func passBody() {
    let passed = segments.passBody(
      &bodyIdentifiers, claim: claimCode, stopsAtTrailing: envelope.tellsTrailing)
    guard passed.segments > 0 else { return }
    totals.segments += passed.segments
    totals.claims += passed.claims
    envelope.pass(to: passed.last)
  }

  /// Takes the reader's current segment.
  @inline(__always)
  private mutating func accept() {
    totals.segments += 1
    if isInSet, envelope.pass(segments.segment, &bodyIdentifiers) {
      check(segments.segment.code, from: sink.findings.count)
      return
    }
    let original = segments.segment.code
    let code = Segment.isWellFormed(original) ? original : segments.segment.uppercasedCode
    // The trailer belongs to the set that it ends.
    if code == SegmentCode.se, isInSet {
      check(code, from: sink.findings.count)
      hasTrailer = true
    }
    last = envelope.last
    let told = sink.findings.count
    envelope.accept(segments.segment)
    takeEvents()
    if isInSet { check(code, from: told) } else { checkEnvelope(code, told: told) }
  }

  /// Checks the elements of a segment outside of sets. What is told of the trailer lies in the interchange that it ends.
  private mutating func checkEnvelope(_ code: UInt32, told: Int) {
    let before = sink.findings.count
    envelopeElements.check(segments.segment, code, told: told, &sink)
    if let last = marks.indices.last, marks[last].findings == before, case .interchangeClosed = marks[last].event {
      marks[last].findings = sink.findings.count
    }
  }

  private mutating func takeEvents() {
    guard !envelope.sink.events.isEmpty else { return }
    for event in envelope.sink.events {
      switch event {
      case .interchangeOpened: totals.interchanges += 1
      case .groupOpened: codes.open(group: segments.segment)
      case .setClosed: close()
      // Levels are no matter of syntax, and where a guide is walked, the walk tells of them.
      case .problem(let problem) where problem.rule == "HL01":
        if walk == nil { sink.add(problem) }
      case .problem(let problem):
        sink.add(problem)
        if problem.rule == EnvelopeRule.segmentIdentifier.name { sink.quoteIdentifier(segments.segment) }
      default: break
      }
      if case .problem = event { continue }
      marks.append((sink.findings.count, event))
      // What is told of an envelope lies in it.
      switch event {
      case .interchangeOpened(let header): numbers.begin(header, segments.segment, &sink)
      case .groupOpened(let header): numbers.begin(header, segments.segment, &sink)
      case .groupClosed: numbers.endGroup()
      case .setOpened(let transaction): open(transaction)
      default: break
      }
    }
    envelope.sink.events.removeAll(keepingCapacity: true)
  }

  private mutating func open(_ transaction: TransactionSet) {
    totals.transactions += 1
    isInSet = true
    hasTrailer = false
    claimCode = EnvelopeReader.OpenSet.claimCode(ofType: transaction.type)
    numbers.check(transaction, in: library.groups(ofTransaction: transaction.type), segments.segment, &sink)
    guard sink.level > .syntax else { return }
    do {
      choice = try GuideChoice(
        library, transaction: transaction.type, own: segments.segment.trimmedText(3), group: transaction.version,
        rules: partners?.rules)
    } catch {
      // A guide that cannot be read is the fault of the installation, and must not pass for a sound document.
      report(
        .guideNone, .error, ConformanceRule.guideNone.code,
        "the guide cannot be used (\(error)). Install the product again.")
      return
    }
    guard let guide = choice.first else {
      reportNoGuide(for: transaction)
      return
    }
    walk = GuideWalk(guide)
    partners?.begin(guide.guide.name, numbers.interchange, numbers.group)
    balance = BalanceCheck(transaction: transaction.type, guide, level: sink.level)
  }

  /// Tells that no guide is known for a set, which is its own fault where its version is the guide of another transaction.
  private mutating func reportNoGuide(for transaction: TransactionSet) {
    let (type, own) = (transaction.type, transaction.ownVersion)
    let isType = type.utf8.count == 3 && type.utf8.allSatisfy { $0.isDigit || $0.isUppercase }
    let code = !isType ? "6" : library.groups(ofTransaction: type) == nil ? "1" : "I6"
    let others = library.transactions(ofVersion: own.isEmpty ? transaction.version : own)
    if others.isEmpty {
      report(
        .guideNone, .warning, .set(code),
        "no guide is known for \(type) of version \"\(transaction.version)\"; only the envelope of this set was checked."
      )
    } else {
      report(
        .guideNone, .error, .set(code),
        "the set is a \(type), but its version \"\(own.isEmpty ? transaction.version : own)\" is the guide of "
          + "\(others.joined(separator: " and ")); only the envelope of this set was checked. Ask the sender which is meant."
      )
    }
  }

  private mutating func close() {
    let told = sink.findings.count
    if !hasTrailer {
      // The set breaks off: an empty segment stands for the trailer that is not there.
      var end = Segment(delimiters: Delimiters(), base: last.offset)
      end.ordinal = last.ordinal
      walk?.finish(at: end, &sink)
      codes.accept(end, SegmentCode.se, &sink)
    }
    partners?.finish(&sink, from: told)
    walk = nil
    balance = nil
    choice = GuideChoice()
    claim = OpenClaim()
    isInSet = false
  }

  private mutating func report(
    _ rule: ConformanceRule, _ severity: Problem.Severity, _ code: Finding.Code, _ text: String
  ) {
    sink.add(rule.name, severity, rule.level, code, segments.segment, loop: "", text)
  }

  /// Checks a segment of the open set; the findings from `told` on are those of its syntax.
  @inline(__always)
  private mutating func check(_ code: UInt32, from told: Int) {
    guard code != 0 else { return }
    if code == claimCode { totals.claims += 1 }
    // Level 1 passes over most claims without reading them, so it names none.
    guard sink.level > .syntax else { return }
    let before = sink.findings.count
    var ended: OpenClaim?
    switch code {
    case claimCode:
      ended = claim
      claim = OpenClaim(account: segments.segment.text(1), start: segments.segment.ordinal)
    case SegmentCode.hl, MoneySegment.plb, SegmentCode.se:
      ended = claim
      claim = OpenClaim()
    default: break
    }
    if choice.isOpen, let other = choice.walk(at: segments.segment, code, after: walk) {
      walk = other
      balance?.tables = other.tables
      partners?.begin(other.tables.guide.name, numbers.interchange, numbers.group)
    }
    if segments.segment.lineBreaks == .none {
      // A segment begins a claim or line before its own codes are noted.
      if sink.level >= .codes { codes.accept(segments.segment, code, &sink) }
      walk?.accept(segments.segment, code, &codes, &sink)
      balance?.accept(segments.segment, code, loop: walk?.innermost ?? 0, &sink)
    } else {
      // Line breaks inside values mean nothing, so what is checked is the segment without them; places are then near ones.
      let segment = segments.segment.withoutLineBreaks()
      if sink.level >= .codes { codes.accept(segment, code, &sink) }
      walk?.accept(segment, code, &codes, &sink)
      balance?.accept(segment, code, loop: walk?.innermost ?? 0, &sink)
    }
    // That the head is missing is told; what follows may be sound by the other guide.
    if choice.isLost { walk = nil }
    if case .some = partners, let walk { partners?.accept(segments.segment, code, walk, &sink, from: before) }
    if sink.findings.count > told {
      nameLoops(told..<before)
      nameClaims(from: told, ended: ended ?? claim)
    }
  }

  /// Says of findings about a segment's syntax in which loop it lies.
  private mutating func nameLoops(_ findings: Range<Int>) {
    guard !findings.isEmpty, let walk else { return }
    for index in findings where sink.findings[index].problem.segment == segments.segment.ordinal {
      sink.findings[index].loop = walk.path
    }
  }

  /// Says of new findings which claim they lie in.
  private mutating func nameClaims(from first: Int, ended: OpenClaim) {
    for index in first..<sink.findings.count {
      // What is missing before this segment, and what is told of an earlier one, belongs to the claim that was open.
      let isOfEnded =
        !sink.findings[index].missing.isEmpty || sink.findings[index].problem.segment < segments.segment.ordinal
      let own = isOfEnded ? ended : claim
      // What stands before the claim, such as the head of the set, is of none.
      sink.findings[index].claim = sink.findings[index].problem.segment < own.start ? "" : own.account
    }
  }
}

extension Segment {
  /// The same segment without the line breaks that a wrapped file has in it.
  func withoutLineBreaks() -> Segment {
    var copy = Segment(
      bytes: buffer[start..<end].filter { !$0.isLineBreak }, delimiters: delimiters, offset: base + start,
      ordinal: ordinal)
    copy.header = header
    return copy
  }
}
