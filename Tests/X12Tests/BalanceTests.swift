import Foundation
import Testing
import X12

struct BalanceTests {
  @Test func generatedRemittancesBalance() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let events = read(SampleRemittance(claims: 7, seed: seed).document())
      var balance = TransactionBalance()
      for claim in events.claims {
        balance.add(claim)
        #expect(claim.imbalance == .zero)
        #expect(claim.lineChargeImbalance == .zero && claim.linePaidImbalance == .zero)
        #expect(claim.lines.allSatisfy { $0.imbalance == .zero })
      }
      for adjustment in events.providerAdjustments { balance.add(adjustment) }
      let paid = try #require(events.headers.first?.amount)
      #expect(balance.imbalance(paid: paid) == .zero)
    }
  }

  @Test func aCentIsNotForgiven() {
    let line = ServiceLine(
      procedure: "1", charge: Cents(100), paid: Cents(50),
      adjustments: [Adjustment(group: "CO", reason: "45", amount: Cents(49))])
    #expect(line.imbalance == Cents(1))
    let claim = RemittedClaim(
      controlNumber: "1", status: "1", charge: Cents(100), paid: Cents(51), lines: [line])
    #expect(claim.imbalance == .zero)
    #expect(claim.linePaidImbalance == Cents(1))
    #expect(claim.lineChargeImbalance == .zero)
  }

  /// Each finding stands at its segment; nothing is changed and the set stays intact.
  @Test func whatDoesNotBalanceIsToldWhereItStands() throws {
    let sound = SampleRemittance(claims: 2).document()
    #expect(read(sound).problems.isEmpty)
    let segments = sound.split(separator: "~")
    func broken(_ id: String, _ element: Int, _ amount: String) throws -> (
      events: [X12Event], offset: Int, ordinal: Int
    ) {
      let index = try #require(segments.firstIndex { $0.hasPrefix("\(id)*") })
      var elements = segments[index].split(separator: "*", omittingEmptySubsequences: false).map(String.init)
      elements[element] = amount
      var changed = segments.map(String.init)
      changed[index] = elements.joined(separator: "*")
      let offset = segments[..<index].reduce(0) { $0 + $1.utf8.count + 1 }
      return (read(changed.map { $0 + "~" }.joined()), offset, index + 1)
    }
    for (id, element, rules) in [
      ("BPR", 2, ["BPR02-BALANCE"]), ("CLP", 4, ["BPR02-BALANCE", "CLP04-BALANCE"]), ("SVC", 3, ["SVC03-BALANCE"]),
    ] {
      let found = try broken(id, element, "1.23")
      #expect(found.events.errors.isEmpty && found.events.sets.allSatisfy { $0.intact }, "\(id)")
      #expect(found.events.warnings.map(\.rule).sorted() == rules, "\(id)")
      let own = try #require(found.events.warnings.first { $0.segmentID == id }, "\(id)")
      #expect((own.offset, own.segment) == (found.offset, found.ordinal), "\(id)")
      #expect(own.message.contains("1.23"), "\(id)")
    }
  }

  @Test func ofManyImbalancesTheFirstAreToldAndAllAreRecorded() {
    let document = SampleRemittance(claims: 60).document().replacing(/CAS\*PR\*1\*[0-9.]+/, with: "CAS*PR*1*0.01")
    let events = read(document)
    #expect(events.claims.count == 60 && events.claims.allSatisfy { $0.imbalance != .zero })
    #expect(events.warnings.count == 20)
    #expect(events.warnings.last?.message.contains("Further ones") == true)
  }

  @Test func aClaimWithoutLinesHasNoneToCompare() {
    let claim = RemittedClaim(controlNumber: "1", status: "1", charge: Cents(1), paid: Cents(1))
    #expect(claim.lineChargeImbalance == nil && claim.linePaidImbalance == nil)
  }

  /// Worked cases with hand-checked answers; the file is no part of the project, see `SharedFiles`.
  @Test(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
  func workedCasesComeOutAsWorked() throws {
    let data = try Data(contentsOf: SharedFiles.root.appending(path: "domain/oracles.json"))
    let cases = try JSONDecoder().decode(Oracles.self, from: data).x12_835_balance.cases
    #expect(cases.count >= 4)
    for worked in cases {
      var balance = TransactionBalance()
      let claims = try worked.claims.map { claim in
        RemittedClaim(
          controlNumber: "1", status: "1", charge: try cents(claim.charge), paid: try cents(claim.paid),
          adjustments: try adjustments(claim.claim_cas),
          lines: try claim.lines.map {
            ServiceLine(
              procedure: "1", charge: try cents($0.charge), paid: try cents($0.paid),
              adjustments: try adjustments($0.cas))
          })
      }
      for claim in claims { balance.add(claim) }
      for row in worked.plb ?? [] {
        let amount = try cents(row[1])
        balance.add(
          ProviderAdjustment(
            provider: "1", items: [ProviderAdjustment.Item(reason: row[0], amount: amount)]))
      }
      if let expected = worked.service_ok {
        #expect(claims.allSatisfy { $0.lines.allSatisfy { $0.imbalance == .zero } } == expected)
      }
      if let expected = worked.claim_ok { #expect(claims.allSatisfy { $0.imbalance == .zero } == expected) }
      if let text = worked.claim_off_by {
        let difference = try cents(text)
        #expect(claims.contains { $0.imbalance == difference || $0.imbalance == -difference })
      }
      if let expected = worked.transaction_ok, let paid = worked.bpr02 {
        #expect((balance.imbalance(paid: try cents(paid)) == .zero) == expected)
      }
    }
  }

  private func cents(_ text: String) throws -> Cents { try #require(Cents(decimal: text)) }

  private func adjustments(_ rows: [[String]]) throws -> [Adjustment] {
    try rows.map { Adjustment(group: $0[0], reason: $0[1], amount: try cents($0[2])) }
  }

  private struct Oracles: Decodable { var x12_835_balance: Balance }
  private struct Balance: Decodable { var cases: [Case] }
  private struct Case: Decodable {
    var claims: [Claim]
    var plb: [[String]]?
    var bpr02: String?
    var service_ok, claim_ok, transaction_ok: Bool?
    var claim_off_by: String?
  }
  private struct Claim: Decodable {
    var charge, paid: String
    var claim_cas: [[String]]
    var lines: [Line]
  }
  private struct Line: Decodable {
    var charge, paid: String
    var cas: [[String]]
  }
}
