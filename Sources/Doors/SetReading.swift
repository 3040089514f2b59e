import Desk
import Store
import Trail
import X12

/// Turns the events of one document into staged sets, and settles them when their interchange has ended well or badly.
struct SetReading {
  private let store: Store
  private let document: DocumentID
  private let digest: Digest
  private let actor: Actor
  /// The sets of the interchange that is being read, waiting for its end.
  private var pending: [StagedSet] = []
  private var current: StagedSet?
  private var groupStart = 0
  private var ordinal = 0
  /// Words on interchanges are counted down, so that the sets keep their places in the document.
  private var replyOrdinal = 0
  private var opened: [StagedSet] = []
  private var rows: [FactRow] = []
  /// The rows of the last events, being written while the next are read.
  private var writing: Task<Void, any Error>?
  private var delimiters = Delimiters()
  private var interchangeHeader = ByteRange(start: 0, end: 0)
  private var groupHeader = ByteRange(start: 0, end: 0)
  private var lastError: Problem?
  private(set) var settled: [StagedSet] = []
  /// Problems that belong to no set.
  private(set) var problems: [Problem] = []

  init(store: Store, document: DocumentID, digest: Digest, actor: Actor) {
    self.store = store
    self.document = document
    self.digest = digest
    self.actor = actor
  }

  /// What the document as a whole is.
  var status: DocumentStatus {
    let refused = settled.count { $0.disposition == .quarantined }
    let hasErrors = problems.contains { $0.severity == .error }
    if refused == 0, !hasErrors { return .accepted }
    return refused == settled.count ? .quarantined : .partial
  }

  mutating func take(_ events: [X12Event]) async throws {
    for event in events {
      switch event {
      case .interchangeOpened(let interchange):
        delimiters = interchange.delimiters
        interchangeHeader = interchange.range
      case .groupOpened(let group):
        groupStart = pending.count
        groupHeader = group.range
      case .setOpened(let set): try await open(set)
      case .remittance(let header): current?.header = header
      case .claim(let claim): stage { [codes = store.codes] in $0.add(claim, Judgement(claim, codes: codes)) }
      case .providerAdjustment(let adjustment):
        stage { $0.add(adjustment) }
      case .setClosed(let summary): close(summary)
      case .groupClosed(let intact, _, _): if !intact { refuse(from: groupStart) }
      case .interchangeClosed(let intact, _, _):
        if !intact { refuse(from: 0) }
        try await settle()
      case .submission(let header): current?.submission = header
      case .submittedClaim(let claim): stage { $0.add(claim) }
      case .claimStatus(let notice): stage { $0.add(notice) }
      case .functionalAcknowledgement(let acknowledgement): stage { $0.add(acknowledgement) }
      case .acknowledgement(let acknowledgement): try await record(acknowledgement)
      case .problem(let problem): add(problem)
      }
    }
    try await flush()
  }

  /// Ends the document: sets whose interchange never ended are refused with it. Where there was no interchange at all, what
  /// the file seems to be says more than what an X12 reader stumbles over.
  mutating func finish(kind: FileKind?) async throws {
    refuse(from: 0)
    try await settle()
    if let kind, settled.isEmpty, problems.contains(where: { $0.rule == "ISA" }) { problems = [kind.problem] }
  }

  private mutating func open(_ set: TransactionSet) async throws {
    ordinal += 1
    // A file that is read again after a crash: what was settled before stays as it is, and takes no number.
    let settledBefore = try await store.isSettled(document, ordinal: ordinal)
    let number = settledBefore == nil ? store.nextSet() : (set: SetID(0), firstClaim: Int64(0))
    var staged = StagedSet(
      id: number.set, document: document, documentDigest: digest, ordinal: ordinal, set: set, delimiters: delimiters,
      interchange: interchangeHeader, group: groupHeader, firstClaim: number.firstClaim)
    if let what = SetReading.refusal(of: set) {
      staged.refusal = what
      staged.problems.append(
        Problem(
          rule: "ST.unsupported", severity: .error, segment: set.segment, segmentID: "ST", offset: set.start,
          message:
            "\(what) (transaction set \(set.type)). Portico reads remittances (835 of 005010X221), claims (837 of 005010X222, X223 and "
            + "X224) and their acknowledgements (277CA of 005010X214, 999, TA1). The file is kept."))
    }
    if let settledBefore {
      staged.disposition = settledBefore
    } else {
      opened.append(staged)
    }
    current = staged
  }

  /// Takes in what a receiver says about an interchange: a set of one segment.
  private mutating func record(_ reply: InterchangeAcknowledgement) async throws {
    replyOrdinal -= 1
    let settledBefore = try await store.isSettled(document, ordinal: replyOrdinal)
    let number = settledBefore == nil ? store.nextSet() : (set: SetID(0), firstClaim: Int64(0))
    var staged = StagedSet(
      id: number.set, document: document, documentDigest: digest, ordinal: replyOrdinal,
      set: TransactionSet(reply), delimiters: delimiters, interchange: interchangeHeader,
      group: ByteRange(start: reply.range.start, end: reply.range.start), firstClaim: number.firstClaim)
    staged.range = reply.range
    staged.reply = reply
    if let settledBefore { staged.disposition = settledBefore } else { opened.append(staged) }
    pending.append(staged)
  }

  /// Why a set of this kind is not taken in; nil for those that are.
  private static func refusal(of set: TransactionSet) -> String? {
    switch set.support {
    case .remittance, .submission, .claimStatus, .functionalAcknowledgement: nil
    case .unsupported(let what): what
    }
  }

  /// Whether the rows of the current set are wanted.
  private var isStaging: Bool { current.map { $0.refusal == nil && $0.disposition == .staged } ?? false }

  /// Takes the rows of what was read, where they are wanted.
  private mutating func stage(_ take: (inout StagedSet) -> [FactRow]) {
    guard isStaging, var set = current else { return }
    current = nil
    rows += take(&set)
    current = set
  }

  private mutating func add(_ problem: Problem) {
    // What else a reader notices in a set that is not taken in would only hide why.
    if current.map({ SetReading.refusal(of: $0.set) != nil }) == true { return }
    if problem.severity == .error { lastError = problem }
    if current == nil { problems.append(problem) } else { current?.problems.append(problem) }
  }

  private mutating func close(_ summary: SetSummary) {
    guard var set = current else { return }
    set.range = summary.range
    set.nextClaim = set.firstClaim + Int64(set.claims)
    store.claimsTaken(through: set.nextClaim)
    set.claims = max(set.claims, summary.claims)
    if set.refusal == nil, !summary.intact {
      set.refusal = set.problems.first { $0.severity == .error }?.message ?? "The transaction set is damaged."
    }
    pending.append(set)
    current = nil
  }

  /// Refuses the sets under an envelope that is broken; each keeps its own reason when it has one.
  private mutating func refuse(from first: Int) {
    guard first < pending.count else { return }
    for index in first..<pending.count where pending[index].refusal == nil {
      let reason = lastError.map { "The envelope around this set is broken: \($0.message)" }
      pending[index].refusal = reason ?? "The envelope around this set is broken."
    }
  }

  private mutating func settle() async throws {
    try await flush()
    try await written()
    for set in pending {
      settled.append(set.disposition == .staged ? try await store.settle(set, actor: actor) : set)
    }
    pending = []
    groupStart = 0
    lastError = nil
  }

  private mutating func flush() async throws {
    try await written()
    writing = Task { [store, opened, rows] in try await store.stage(opened: opened, rows: rows) }
    opened = []
    rows = []
  }

  /// Waits until all rows that were handed over are written.
  private mutating func written() async throws {
    try await writing?.value
    writing = nil
  }

  /// Waits for the write under way, however it ends, after the reading has failed.
  mutating func abandon() async {
    _ = await writing?.result
    writing = nil
  }
}
