import Desk
import Doors
import Foundation
import GRDB
@testable import Store
import Testing
import Trail
import World
import X12

@Suite("A file is taken in once and whole", .serialized)
struct IntakeTests {
  @Test("the same bytes again change nothing")
  func twice() async throws {
    let workplace = try await Workplace()
    let remittance = SmallRemittance(claims: [.denied(), .paid(60_00, account: "ACCT000002")])
    let first = try await workplace.take(remittance)
    #expect(first.status == .accepted)
    #expect((first.claims, first.posted, first.denied, first.cases) == (2, 2, 1, 1))
    let before = try await workplace.dump()
    let second = try await workplace.take(remittance, name: "another-name.edi")
    #expect(second.status == .duplicate)
    #expect(second.claims == 2)
    #expect((second.posted, second.cases) == (0, 0))
    #expect(try await workplace.dump() == before)
  }

  @Test("the same bytes twice at the same moment are taken in once")
  func twiceAtOnce() async throws {
    let workplace = try await Workplace()
    let remittance = SmallRemittance(claims: [.denied()])
    async let one = workplace.take(remittance)
    async let two = workplace.take(remittance)
    let statuses = [try await one.status, try await two.status]
    #expect(Set(statuses) == [.accepted, .duplicate])
    #expect(try await workplace.number("SELECT COUNT(*) FROM claim") == 1)
  }

  @Test("a broken file is refused whole; its bytes and the reason are kept")
  func quarantine() async throws {
    let workplace = try await Workplace()
    let broken = SmallRemittance(claims: [.denied()], countError: 1)
    let report = try await workplace.take(broken, name: "broken.edi")
    #expect(report.status == .quarantined)
    #expect((report.claims, report.posted, report.quarantined) == (1, 0, 1))
    let again = try await workplace.take(broken, name: "again.edi")
    #expect((again.status, again.claims, again.quarantinedBefore) == (.duplicate, 1, 1))
    for table in ["claim", "service_line", "adjustment", "remark", "remittance", "work_case", "tally"] {
      #expect(try await workplace.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
    }
    #expect(try workplace.store.files.bytes(report.digest, from: 0, to: 1 << 20) == broken.bytes)
    let view = try await workplace.store.documentView(report.digest, for: workplace.manager)
    #expect(view.sets.count == 1)
    #expect(view.sets.first?.disposition == .quarantined)
    #expect(view.sets.first?.reason?.isEmpty == false)
    #expect(view.problems.contains { $0.problem.rule.hasPrefix("SE01") && $0.set != nil })
  }

  @Test(
    "a file that is no X12 at all is kept and called what it is",
    arguments: [
      ("%PDF-1.7\n1 0 obj", "a PDF"), ("PK\u{03}\u{04}rest", "a ZIP archive"), ("<?xml version='1.0'?>", "HTML or XML"),
      ("MSH|^~\\&|ADT", "an HL7 version 2 message"),
    ])
  func foreign(text: String, words: String) async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(Array(text.utf8), name: "remittance")
    #expect(report.status == .quarantined)
    #expect(report.problems.map(\.rule) == ["NOT-X12"])
    #expect(report.problems.first?.message.contains(words) == true)
    #expect(try workplace.store.files.bytes(report.digest, from: 0, to: 1 << 20) == Array(text.utf8))
  }

  @Test("a sign before the header does not hide the interchange behind it")
  func disguised() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(
      Array("<".utf8) + SmallRemittance(claims: [.denied()]).bytes, name: "remittance.edi")
    #expect(report.status == .accepted)
    #expect(report.claims == 1)
  }

  @Test("of two sets the sound one is posted and the broken one refused")
  func partial() async throws {
    let workplace = try await Workplace()
    let sound = SmallRemittance(claims: [.denied()])
    let broken = SmallRemittance(trace: "EFT2", claims: [.denied(account: "ACCT000002")], countError: -1)
    let report = try await workplace.take(SmallRemittance.file([sound, broken]))
    #expect(report.status == .partial)
    #expect((report.posted, report.quarantined, report.cases) == (1, 1, 1))
    #expect(try await workplace.texts("SELECT control_number FROM claim") == ["ACCT000001"])
  }

  @Test("a broken envelope takes the sets under it with it")
  func envelope() async throws {
    let workplace = try await Workplace()
    let text = String(decoding: SmallRemittance(claims: [.denied()]).bytes, as: UTF8.self)
    let report = try await workplace.take(Array(text.replacing("GE*1*1", with: "GE*1*2").utf8))
    #expect(report.status == .quarantined)
    let reasons = try await workplace.texts("SELECT reason FROM transaction_set")
    #expect(reasons.count == 1)
    #expect(reasons.first?.contains("envelope") == true)
  }

  @Test("bytes that are no interchange are refused with a problem", arguments: ["", "\n\n", "hello", "%PDF-1.7 junk"])
  func junk(text: String) async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(Array(text.utf8))
    #expect(report.status == .quarantined)
    #expect(!report.problems.isEmpty)
  }

  @Test("a set without payment, trace or claims is refused and stops nothing after it")
  func hollowSet() async throws {
    let workplace = try await Workplace()
    let text = String(decoding: SmallRemittance(claims: [.denied()]).bytes, as: UTF8.self)
    let start = try #require(text.range(of: "BPR*"))
    let stop = try #require(text.range(of: "SE*"))
    let hollow = text.replacingCharacters(in: start.lowerBound..<stop.lowerBound, with: "")
    let report = try await workplace.take(Array(hollow.replacing(/SE\*\d+/, with: "SE*2").utf8))
    #expect(report.status == .quarantined)
    #expect(try await workplace.take(SmallRemittance(claims: [.denied()])).cases == 1)
  }

  @Test("a remittance of provider adjustments alone is posted")
  func adjustmentsOnly() async throws {
    let workplace = try await Workplace()
    let report = try await workplace.take(
      SmallRemittance(providerAdjustments: [("WO", 120_00), ("FB", -120_00)]))
    #expect(report.status == .accepted)
    #expect(report.claims == 0)
    #expect(try await workplace.number("SELECT COUNT(*) FROM remittance") == 1)
    #expect(
      try await workplace.numbers("SELECT amount FROM provider_adjustment ORDER BY ordinal") == [12_000, -12_000])
    // The takeback, and nothing else.
    #expect(try await workplace.cases("takeback").count == 1)
    #expect(try await workplace.cases().count == 1)
  }

  @Test("acknowledgements and empty interchanges are recorded")
  func recorded() async throws {
    let isa =
      "ISA*00*          *00*          *ZZ*SUBMITTERID    *ZZ*RECEIVERID     *261102*1253*^*00501*000000905*0*P*:~"
    for (index, body) in ["TA1*000000001*261101*1253*A*000~IEA*0*000000905~", "IEA*0*000000905~"].enumerated() {
      let workplace = try await Workplace()
      let report = try await workplace.take(Array((isa + body).utf8))
      #expect(report.status == .accepted, "\(index): \(report.problems)")
      #expect(report.claims == 0)
    }
  }

  @Test("claims without service lines open cases for their claim-level denials")
  func withoutLines() async throws {
    let workplace = try await Workplace()
    var claim = SmallClaim.denied("50")
    claim.hasLine = false
    let report = try await workplace.take(SmallRemittance(claims: [claim]))
    #expect((report.posted, report.cases) == (1, 1))
    let state = try #require(try await workplace.states().first)
    #expect(state.denied.value == 100_00)
    #expect(state.issues.first?.line == nil)
  }

  @Test("an auditor brings nothing in")
  func auditor() async throws {
    let workplace = try await Workplace()
    let before = try await workplace.dump()
    await #expect(throws: Refusal.self) {
      try await workplace.take(SmallRemittance(claims: [.denied()]).bytes, by: .person(workplace.auditor))
    }
    #expect(try await workplace.dump() == before)
  }

  @Test("a file that was attached as evidence first is still read when it comes in")
  func evidenceFirst() async throws {
    let workplace = try await Workplace()
    let remittance = SmallRemittance(claims: [.denied()])
    var pieces = [remittance.bytes]
    _ = try await workplace.store.keepEvidence(name: "proof.edi", by: .person(workplace.specialist)) {
      pieces.isEmpty ? nil : .init(pieces.removeFirst())
    }
    let report = try await workplace.take(remittance)
    #expect(report.status == .accepted)
    #expect(report.posted == 1)
  }

  @Test("what the generator planted is what the store has")
  func world() async throws {
    let workplace = try await Workplace()
    let world = World(seed: 11, claimsPerDay: 80)
    for day in [1, 2, 3] {
      let answer = try world.answer(day: day)
      let last = try await workplace.number("SELECT MAX(id) FROM transaction_set")
      for file in try world.files(day: day) { try await workplace.take(file.bytes, name: file.name) }
      let refused = Set(answer.planted.filter { $0.kind == .segmentCount }.map { $0.file + $0.set })
      let told = answer.claims.filter { !refused.contains($0.file + $0.set) }
      // Remark MA130 says that a claim could not be processed: that is no denial, whatever its reasons.
      let unprocessable = Set(try world.files(day: day).flatMap { SplitX12($0.bytes).accounts(withRemark: "MA130") })
      let stored = try await workplace.store.pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT d.name || s.set_control || c.control_number AS place, c.charge, c.denied FROM claim c
            JOIN transaction_set s ON s.id = c.set_id JOIN document d ON d.id = s.document
            WHERE s.disposition = 'posted' AND s.id > ? ORDER BY c.id
            """, arguments: [last]
        ).map { "\($0["place"] as String) \($0["charge"] as Int) \($0["denied"] as Int)" }
      }
      #expect(
        stored
          == told.map { claim in
            let denied = unprocessable.contains(claim.account) ? 0 : claim.denied
            return "\(claim.file)\(claim.set)\(claim.account) \(claim.charge) \(denied)"
          })
    }
  }
}
