import Testing

@testable import Trail

/// What someone with the store in hand could do, and where it is found.
@Suite("Tampering with a log")
struct TamperTests {
  let log: SampleLog
  let checkpoint: Checkpoint

  init() throws {
    log = try SampleLog.sevenEntries()
    checkpoint = log.checkpoint()
  }

  func finding(_ rows: [(bytes: [UInt8], leaf: Digest)]) -> Finding? {
    do throws(Finding) {
      _ = try SampleLog.verify(rows)
      return nil
    } catch {
      return error
    }
  }

  @Test func everyChangedByteIsFoundAtItsEntry() throws {
    var verification = LogVerification(origin: SampleLog.origin)
    for (index, row) in log.rows.enumerated() {
      for place in row.bytes.indices {
        var copy = verification
        var bytes = row.bytes
        bytes[place] ^= 1 << UInt8(place % 8)
        #expect { try copy.feed(position: index, bytes: bytes, storedLeaf: row.leaf) } throws: {
          guard case .leafDiffers = ($0 as? Finding)?.what else { return false }
          return true
        }
      }
      try verification.feed(position: index, bytes: row.bytes, storedLeaf: row.leaf)
    }
  }

  @Test func everyChangedLeafIsFoundAtItsEntry() {
    for index in log.rows.indices {
      var rows = log.rows
      rows[index].leaf = .leaf([])
      #expect(finding(rows)?.position == index)
    }
  }

  /// With the stored leaf made to fit, the entry is unreadable, or one that follows does not fit; what is last in its
  /// stream is held by the checkpoint alone.
  @Test func everyChangedByteWithItsLeafIsFoundThereOrAtTheNextOrByTheCheckpoint() throws {
    var (atOnce, later, byCheckpoint) = (0, 0, 0)
    for (index, row) in log.rows.enumerated() {
      let next = log.entries.indices.first { $0 > index && log.entries[$0].stream == log.entries[index].stream }
      for place in row.bytes.indices {
        var rows = log.rows
        rows[index].bytes[place] ^= 1 << UInt8(place % 8)
        rows[index].leaf = .leaf(rows[index].bytes)
        switch finding(rows)?.position {
        case index: atOnce += 1
        case .some(let position):
          #expect(position == next || position == index + 1)
          later += 1
        case nil:
          #expect(next == nil)
          #expect(try SampleLog.verify(rows, against: checkpoint).anchor == .rootDiffers(at: 7))
          byCheckpoint += 1
        }
      }
    }
    #expect(atOnce > 0 && later > 0 && byCheckpoint > 0)
  }

  @Test func aDeletedEntryIsFoundAtTheNextOfItsStream() {
    for index in log.rows.indices {
      var rows = log.rows
      rows.remove(at: index)
      let next = log.entries.indices.first { $0 > index && log.entries[$0].stream == log.entries[index].stream }
      #expect(finding(rows)?.position == next.map { $0 - 1 })
    }
  }

  @Test func aDeletedRowIsFoundByItsPosition() throws {
    var verification = LogVerification(origin: SampleLog.origin)
    try verification.feed(position: 0, bytes: log.rows[0].bytes, storedLeaf: log.rows[0].leaf)
    #expect(throws: Finding(position: 2, stream: nil, what: .positionOutOfOrder(due: 1))) {
      try verification.feed(position: 2, bytes: log.rows[2].bytes, storedLeaf: log.rows[2].leaf)
    }
  }

  @Test func anyTwoEntriesExchangedAreFound() {
    for first in log.rows.indices {
      for second in log.rows.indices where second > first {
        var rows = log.rows
        rows.swapAt(first, second)
        let position = finding(rows)?.position
        #expect(position.map { $0 >= first && $0 <= second } == true)
      }
    }
  }

  @Test func aCutOffEndIsFoundOnlyAgainstACheckpoint() throws {
    for size in 0..<7 {
      let rows = Array(log.rows.prefix(size))
      #expect(try SampleLog.verify(rows).anchor == .noCheckpoint)
      #expect(try SampleLog.verify(rows, against: checkpoint).anchor == .logIsShorter(missing: 7 - size))
      // An older checkpoint says nothing about what came after it.
      let older = log.checkpoint(size: size)
      #expect(try SampleLog.verify(rows, against: older).anchor == .matches(unproven: 0))
    }
  }

  @Test func aLogRewrittenFromTheStartIsFoundOnlyAgainstACheckpoint() throws {
    var forged = log
    forged.entries[0].payload = ["cents": 1]
    let rewritten = try forged.relinked()
    #expect(try rewritten.verify().size == 7)
    for size in 1...7 {
      #expect(try rewritten.verify(against: log.checkpoint(size: size)).anchor == .rootDiffers(at: size))
    }
  }
}
