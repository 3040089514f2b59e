import Testing

@testable import Trail

@Suite("Verification of a log")
struct LogVerificationTests {
  func finding(_ rows: [(bytes: [UInt8], leaf: Digest)]) -> Finding? {
    do throws(Finding) {
      _ = try SampleLog.verify(rows)
      return nil
    } catch {
      return error
    }
  }

  @Test func endsWithSizeAndRoot() throws {
    let log = try SampleLog.sevenEntries()
    let conclusion = try log.verify()
    #expect(conclusion.size == 7)
    #expect(conclusion.root == MerkleFrontier(log.rows.map(\.leaf)).root)
    #expect(conclusion.anchor == .noCheckpoint)
  }

  @Test func takesAnEmptyLog() throws {
    let conclusion = try SampleLog().verify(against: SampleLog().checkpoint())
    #expect(conclusion.root == .emptyRoot)
    #expect(conclusion.anchor == .matches(unproven: 0))
  }

  @Test func saysHowManyEntriesTheCheckpointDoesNotCover() throws {
    let log = try SampleLog.sevenEntries()
    for size in 0...7 {
      #expect(try log.verify(against: log.checkpoint(size: size)).anchor == .matches(unproven: 7 - size))
    }
  }

  @Test func comparesOnlyWithACheckpointOfTheSameLog() throws {
    let log = try SampleLog.sevenEntries()
    let checkpoint = Checkpoint(origin: "hospital.example/access", size: 7, root: log.checkpoint().root)
    #expect(try log.verify(against: checkpoint).anchor == .otherLog("hospital.example/access"))
  }

  @Test func namesTheEntryOfAnotherLog() throws {
    var log = SampleLog()
    try log.append("case/1")
    var entry = log.entries[0]
    entry.origin = "elsewhere.example/trail"
    entry.stream = "case/2"
    try log.append(entry)
    #expect(finding(log.rows)?.what == .otherOrigin("elsewhere.example/trail"))
    #expect(finding(log.rows)?.position == 1)
  }

  @Test func namesAGapInTheVersionsOfAStream() throws {
    var log = SampleLog()
    try log.append("case/1")
    var entry = log.entries[0]
    entry.streamVersion = 3
    entry.previous = log.rows[0].leaf
    try log.append(entry)
    #expect(
      finding(log.rows) == Finding(position: 1, stream: "case/1", what: .streamVersionOutOfOrder(found: 3, due: 2)))
  }

  @Test func namesAPredecessorOfAnotherStream() throws {
    var log = SampleLog()
    try log.append("case/1")
    try log.append("case/2")
    var entry = log.entries[0]
    entry.streamVersion = 2
    entry.previous = log.rows[1].leaf
    try log.append(entry)
    #expect(finding(log.rows) == Finding(position: 2, stream: "case/1", what: .previousDiffers))
  }

  @Test func namesAClockThatRanBackwards() throws {
    var log = SampleLog()
    try log.append("case/1", recordedAt: 1000)
    try log.append("case/2", recordedAt: 1000)
    try log.append("case/3", recordedAt: 999)
    #expect(finding(log.rows) == Finding(position: 2, stream: "case/3", what: .recordedBefore(999, previous: 1000)))
  }

  @Test func namesACommandCarriedOutTwice() throws {
    let id = CommandID(milliseconds: 1, random: (1, 1))
    var log = SampleLog()
    try log.append("case/1", command: id)
    try log.append("case/2", command: id)
    #expect(finding(log.rows) == nil, "one command may append several entries, one after the other")
    try log.append("case/1")
    try log.append("case/2", command: id)
    #expect(finding(log.rows) == Finding(position: 3, stream: "case/2", what: .commandRepeated(id)))
  }

  @Test func staysAtTheFirstFinding() throws {
    let rows = try SampleLog.sevenEntries().rows
    var verification = LogVerification(origin: SampleLog.origin)
    let first = Finding(position: 1, stream: nil, what: .positionOutOfOrder(due: 0))
    #expect(throws: first) { try verification.feed(position: 1, bytes: rows[1].bytes, storedLeaf: rows[1].leaf) }
    #expect(throws: first) { try verification.feed(position: 0, bytes: rows[0].bytes, storedLeaf: rows[0].leaf) }
    #expect(throws: first) { try verification.conclusion() }
  }

  @Test func saysInPlainWordsWhatIsWrong() {
    let finding = Finding(position: 4, stream: "case/2", what: .streamVersionOutOfOrder(found: 4, due: 3))
    #expect(
      finding.description
        == "entry 4 (case/2): version 3 of the stream was due, but this is version 4; "
        + "entries are missing, added or out of order")
    #expect(
      LogVerification.Anchor.matches(unproven: 2).description
        == "the log agrees with the checkpoint; 2 entries after it are not proven")
  }
}
