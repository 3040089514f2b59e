import Desk
import Doors
import Foundation
import GRDB
import Synchronization
import Testing
import Trail
import X12

@testable import Store

@Suite("An appeal's packet is made once, kept whole, and tells nobody else's story", .serialized)
struct PacketTests {
  private static let id = CaseID(1)
  private static let order = PacketOrder(level: .first, text: nil, address: "Appeals\nPO Box 1")

  /// Two denied claims of different patients in one remittance; case 1 is the first one's.
  private static func workplace(charge: Int = 100_00) async throws -> Workplace {
    let workplace = try await Workplace()
    var other = SmallClaim.denied(account: "ACCT000002", charge: 90_00)
    (other.last, other.first, other.member) = ("QUILLFEATHER", "OTTO", "W200000002")
    try await workplace.take(
      SmallRemittance(claims: [.denied(charge: charge), other]), name: "november.edi")
    return workplace
  }

  private static func perform(_ workplace: Workplace, _ what: AppealCommand, _ texts: [Sealed]) async throws {
    _ = try await workplace.store.perform(
      CaseRequest(
        command: workplace.store.newCommandID(), id: id, expectedVersion: nil, what: .appeal(what), texts: texts,
        actor: .person(workplace.specialist)))
  }

  private static func attach(
    _ workplace: Workplace, _ bytes: [UInt8], name: String = "log.txt", to exhibit: String = "authorization"
  ) async throws {
    let data = Mutex<Data?>(Data(bytes))
    let digest = try await workplace.store.keepEvidence(name: name, by: .person(workplace.specialist)) {
      data.withLock { data in
        defer { data = nil }
        return data
      }
    }
    let title = workplace.store.seal("Call log with Mrs. Quimby")
    let piece = ExhibitPiece(exhibit: exhibit, evidence: .file(digest), title: title.digest)
    try await perform(workplace, .addExhibit(piece), [title])
  }

  private static func draft(
    _ workplace: Workplace, _ order: PacketOrder = order, command: CommandID? = nil, version: Int? = nil
  ) async throws -> CommandResult {
    try await PacketWriter(store: workplace.store).draft(
      id, order, expectedVersion: version, command: command ?? workplace.store.newCommandID(),
      by: workplace.specialist)
  }

  @Test("a packet is refused while something required is missing, and leaves nothing behind")
  func missing() async throws {
    let workplace = try await PacketTests.workplace()
    let before = try await workplace.dump()
    let refusal = await #expect(throws: Refusal.self) { _ = try await PacketTests.draft(workplace) }
    #expect(refusal?.reason.contains("(authorization)") == true)
    #expect(try await workplace.dump() == before)
    #expect(try await workplace.number("SELECT COUNT(*) FROM document WHERE kind = 'packet'") == 0)
  }

  @Test("a draft is marked, and recorded nowhere")
  func preview() async throws {
    let workplace = try await PacketTests.workplace()
    let before = try await workplace.dump()
    let bytes = try await PacketWriter(store: workplace.store).preview(
      PacketTests.id, PacketTests.order, for: workplace.specialist)
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    #expect(try await workplace.dump() == before)
  }

  @Test("a packet is kept under its digest, the same order again is the same packet, a rebuild changes nothing")
  func keeps() async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    let command = workplace.store.newCommandID()
    let first = try await PacketTests.draft(workplace, command: command)
    #expect(!first.wasRepeated)
    let before = try await workplace.dump()
    let again = try await PacketTests.draft(workplace, command: command)
    #expect(again.wasRepeated && again.version == first.version)
    #expect(try await workplace.dump() == before)
    let (name, url) = try await workplace.store.packetFile(PacketTests.id, 1, for: workplace.specialist)
    #expect(name == "case-1-packet-1.pdf")
    let letter = try #require(try await workplace.state(PacketTests.id)?.appeal.packet(1)?.draft.letter)
    #expect(Digest(hashing: Array(try Data(contentsOf: url))) == letter)
    let reference = workplace.store.seal("fax report 12")
    let sending = PacketSending(
      packet: 1, channel: .fax, on: workplace.store.clock.today(), reference: reference.digest)
    try await PacketTests.perform(workplace, .recordSent(sending), [reference])
    let sent = try await workplace.dump()
    _ = try await workplace.store.rebuild()
    #expect(try await workplace.dump() == sent)
    #expect(try await workplace.store.verifyTrail(against: nil).isSound)
    let view = try #require(try await workplace.store.caseView(PacketTests.id, for: workplace.colleague).appeal)
    #expect(view.packets.map(\.writtenBy) == ["Sam"])
    #expect(view.packets[0].sendings.map(\.reference) == ["fax report 12"])
    #expect(view.missing.isEmpty)
    #expect(view.exhibits.map(\.number) == [1, 2, nil, nil])
  }

  @Test("a segment about another patient makes no packet, whatever file it stands in", arguments: ForeignSegment.all)
  func foreign(segment: ForeignSegment) async throws {
    let workplace = try await PacketTests.workplace()
    let own = SmallSentClaim()
    let other = SmallSentClaim(account: "ACCT000002", charge: 90_00, last: "QUILLFEATHER", first: "OTTO", member: "W2")
    let submission = SmallSubmission(claims: [own, other])
    var foreign = SmallClaim.paid(50_00, account: "ACCT000077")
    (foreign.payerClaim, foreign.last, foreign.first, foreign.member) = ("PC77", "FRY", "PHIL", "W77")
    var refused = submission
    refused.claims = [other]
    let files = [
      submission.bytes, submission.notices { _ in "A1:19:PR" }, submission.acknowledgement("R"),
      SmallSchedule(
        SmallService(number: "S1", last: own.last, first: own.first, memberID: own.member),
        SmallService(number: "S2", last: other.last, first: other.first),
        SmallService(number: "S3", last: own.last, first: own.first, birthDate: "1970-01-01"),
        SmallService(number: "S4", last: own.last, first: own.first, birthDate: "1991-02-03")
      ).bytes,
      refused.acknowledgement("R", interchange: 852),
      SmallRemittance(
        trace: "EFT000000009", claims: [foreign],
        providerAdjustments: [("WO", 10_00), ("WO", 5_00)], providerReferences: ["ACCT000002", "ACCT000001"]
      ).bytes,
    ]
    for bytes in files { try await workplace.take(bytes) }
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    let bytes = files[segment.file]
    let text = String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.range(of: segment.text))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    let range = ByteRange(start: start, end: start + segment.text.utf8.count)
    let title = workplace.store.seal("What they said")
    let evidence = Evidence.segment(document: Digest(hashing: bytes), range: range)
    try await PacketTests.perform(
      workplace, .addExhibit(ExhibitPiece(exhibit: "authorization", evidence: evidence, title: title.digest)), [title])
    if segment.isOwn {
      _ = try await PacketTests.draft(workplace)
    } else {
      let refusal = await #expect(throws: Refusal.self) { _ = try await PacketTests.draft(workplace) }
      #expect(refusal?.reason.contains("another claim or patient") == true)
      #expect(refusal?.reason.contains("QUILLFEATHER") == false)
      #expect(try await workplace.number("SELECT COUNT(*) FROM document WHERE kind = 'packet'") == 0)
    }
  }

  @Test("a packet whose bytes were changed, or that is gone, is drift", arguments: [true, false])
  func drift(isGone: Bool) async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    _ = try await PacketTests.draft(workplace)
    let (_, url) = try await workplace.store.packetFile(PacketTests.id, 1, for: workplace.specialist)
    if isGone {
      try FileManager.default.removeItem(at: url)
    } else {
      try Data("%PDF-1.4 another".utf8).write(to: url)
    }
    let error = await #expect(throws: StoreError.self) { _ = try await workplace.store.rebuild() }
    #expect(error?.description.contains("case-1-packet-1.pdf") == true)
  }

  @Test("no entry of the trail holds a word of the letter or a name")
  func noWords() async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    _ = try await PacketTests.draft(
      workplace, PacketOrder(level: .first, text: "Mrs. Andersson was in pain.", address: "Attn Mrs. Fry"))
    let entries = try await workplace.store.pool.read { db in
      try Store.entries(db, stream: PacketTests.id.stream).map { String(decoding: try $0.encoded(), as: UTF8.self) }
    }
    #expect(entries.contains { $0.contains("case.packet_drafted") })
    for entry in entries {
      for word in ["ANDERSSON", "Andersson", "pain", "Fry", "Quimby", "log.txt"] { #expect(!entry.contains(word)) }
    }
  }

  @Test("a segment of another patient's claim does not get into a packet, one of the same claim does")
  func otherPatient() async throws {
    let workplace = try await PacketTests.workplace()
    let account = workplace.specialist
    func segment(of number: Int64) async throws -> Evidence {
      let view = try await workplace.store.caseView(CaseID(number), for: account)
      let source = try #require(view.denied.sources.first)
      return .segment(document: source.document, range: source.range)
    }
    let title = workplace.store.seal("what they say")
    let own = ExhibitPiece(exhibit: "authorization", evidence: try await segment(of: 1), title: title.digest)
    try await PacketTests.perform(workplace, .addExhibit(own), [title])
    _ = try await PacketTests.draft(workplace)
    let other = ExhibitPiece(exhibit: "record", evidence: try await segment(of: 2), title: title.digest)
    try await PacketTests.perform(workplace, .addExhibit(other), [title])
    let refusal = await #expect(throws: Refusal.self) { _ = try await PacketTests.draft(workplace) }
    #expect(refusal?.reason.contains("guardrail G6") == true)
  }

  @Test("a whole remittance does not get into a packet")
  func wholeRemittance() async throws {
    let workplace = try await PacketTests.workplace()
    let document = try await workplace.store.caseView(PacketTests.id, for: workplace.specialist).document
    let title = workplace.store.seal("their file")
    let piece = ExhibitPiece(exhibit: "authorization", evidence: .file(document), title: title.digest)
    try await PacketTests.perform(workplace, .addExhibit(piece), [title])
    let refusal = await #expect(throws: Refusal.self) { _ = try await PacketTests.draft(workplace) }
    #expect(refusal?.reason.contains("other patients") == true)
  }

  @Test("a file that cannot be shown is named, and no packet is made of it")
  func unusable() async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, [0x50, 0x4B, 3, 4, 0], name: "letter.docx")
    let before = try await workplace.dump()
    let refusal = await #expect(throws: Refusal.self) { _ = try await PacketTests.draft(workplace) }
    #expect(refusal?.kind == .invalid)
    #expect(refusal?.reason.contains("“letter.docx”") == true)
    #expect(try await workplace.dump() == before)
  }

  @Test("who may not see patients gets no packet, by neither address")
  func auditor() async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    _ = try await PacketTests.draft(workplace)
    let letter = try #require(try await workplace.state(PacketTests.id)?.appeal.packet(1)?.draft.letter)
    let auditor = workplace.auditor
    await #expect(throws: Refusal.self) {
      _ = try await workplace.store.packetFile(PacketTests.id, 1, for: auditor)
    }
    await #expect(throws: Refusal.self) { _ = try await workplace.store.evidenceFile(letter, for: auditor) }
    let view = try #require(try await workplace.store.caseView(PacketTests.id, for: auditor).appeal)
    #expect(!view.proposedText.contains("ANDERSSON"))
  }

  @Test("an earlier packet proves something in a later one")
  func earlierPacket() async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    _ = try await PacketTests.draft(workplace)
    let (_, url) = try await workplace.store.packetFile(PacketTests.id, 1, for: workplace.specialist)
    try await PacketTests.attach(
      workplace, Array(try Data(contentsOf: url)), name: "what-we-sent.pdf", to: "record")
    _ = try await PacketTests.draft(workplace)
    #expect(try await workplace.state(PacketTests.id)?.appeal.packets.count == 2)
  }

  @Test("who looked at an older version of the case makes no packet")
  func stale() async throws {
    let workplace = try await PacketTests.workplace()
    try await PacketTests.attach(workplace, Array("09:00 called".utf8))
    let refusal = await #expect(throws: Refusal.self) { _ = try await PacketTests.draft(workplace, version: 1) }
    #expect(refusal?.kind == .stale)
  }
}

/// A segment of one of the files about two patients: claims, notices, an acknowledgement, a schedule.
struct ForeignSegment: Sendable, CustomTestStringConvertible {
  var file: Int
  var text: String
  var isOwn: Bool

  var testDescription: String { text }

  static let all = [
    ForeignSegment(file: 0, text: "CLM*ACCT000001*100", isOwn: true),
    ForeignSegment(file: 0, text: "CLM*ACCT000002*90", isOwn: false),
    ForeignSegment(file: 0, text: "NM1*IL*1*QUILLFEATHER*OTTO", isOwn: false),
    ForeignSegment(file: 0, text: "NM1*85*2*EXAMPLE MEDICAL GROUP", isOwn: true),
    ForeignSegment(file: 1, text: "TRN*2*ACCT000001", isOwn: true),
    ForeignSegment(file: 1, text: "TRN*2*ACCT000002", isOwn: false),
    ForeignSegment(file: 1, text: "STC*A1:19:PR*20261006*WQ*90", isOwn: false),
    ForeignSegment(file: 1, text: "TRN*2*BATCH700", isOwn: true),
    ForeignSegment(file: 2, text: "CTX*CLM01:ACCT000001", isOwn: true),
    ForeignSegment(file: 2, text: "AK2*837*0001", isOwn: true),
    ForeignSegment(file: 3, text: "S2,P1,QUILLFEATHER", isOwn: false),
    ForeignSegment(file: 3, text: "S1,P1,ANDERSSON", isOwn: true),
    ForeignSegment(file: 3, text: "S3,P1,ANDERSSON", isOwn: true),
    ForeignSegment(file: 3, text: "S4,P1,ANDERSSON", isOwn: false),
    ForeignSegment(file: 2, text: "IK4*2*782*1*BADVALUE", isOwn: true),
    ForeignSegment(file: 4, text: "IK4*2*782*1*BADVALUE", isOwn: false),
    ForeignSegment(file: 4, text: "CTX*CLM01:ACCT000002", isOwn: false),
    ForeignSegment(file: 5, text: "PLB*1987654328*20261231*WO:ACCT000002", isOwn: false),
    ForeignSegment(file: 5, text: "PLB*1987654328*20261231*WO:ACCT000001", isOwn: true),
    ForeignSegment(file: 5, text: "TRN*1*EFT000000009", isOwn: true),
  ]
}
