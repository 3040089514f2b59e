import Foundation
import Testing

@testable import X12

/// Views of public sample files say what plain splitting of their text says, set by set and item by item.
@Suite(.enabled(if: SharedFiles.areThere, "the shared X12 files are not beside this checkout"))
struct SharedViewTests {
  /// The files of a folder that break no rule of their guide, as plain text and as trees.
  private func files(_ folders: String...) throws -> [(name: String, plain: PlainText, trees: [[LoopTree]])] {
    var found: [(String, PlainText, [[LoopTree]])] = []
    for folder in folders {
      let url = SharedFiles.x12.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() {
        let bytes = try SharedFiles.bytes(url.appending(path: name))
        guard let plain = PlainText(bytes), try Conformance.findings([bytes], level: .guide).isSound else { continue }
        found.append((name, plain, [try X12Tests.trees(bytes), try X12Tests.trees(bytes, each: .item, pieces: 500)]))
      }
    }
    return found
  }

  @Test func eligibility() throws {
    let files = try files("271")
    for (name, plain, readings) in files {
      for trees in readings {
        let members = trees.compactMap(EligibilityResponse.init).flatMap(\.members)
        let names = plain.all("NM1").filter { ["IL", "03"].contains($0.value(1)) }
        // Others than members are IL only among the parties to a benefit, which these files do not have.
        #expect(members.map { $0.name?.last } == names.map { $0.value(3) }, "\(name)")
        #expect(members.map(\.memberID) == names.map { $0.value(9) }, "\(name)")
        let benefits = members.flatMap(\.benefits)
        let plainBenefits = plain.all("EB")
        #expect(benefits.map(\.information) == plainBenefits.map { $0.value(1) }, "\(name)")
        #expect(
          benefits.map(\.serviceTypes)
            == plainBenefits.map { $0.value(3).split(separator: plain.repetition).map(String.init) },
          "\(name)")
        #expect(benefits.map { $0.amount?.value } == plainBenefits.map { $0.cents(7) }, "\(name)")
        #expect(benefits.map { $0.share ?? "" } == plainBenefits.map { $0.value(8) }, "\(name)")
        #expect(benefits.map(\.inNetwork) == plainBenefits.map { ["Y": true, "N": false][$0.value(12)] }, "\(name)")
      }
    }
    #expect(files.count >= 4)
  }

  @Test func status() throws {
    let files = try files("277", "277CA")
    for (name, plain, readings) in files {
      for (index, trees) in readings.enumerated() {
        let views = trees.compactMap(StatusResponse.init)
        let claims = views.flatMap(\.claims)
        let ofClaims = claims.flatMap { $0.statuses + $0.lines.flatMap(\.statuses) }
        // Item by item, what stands around several claims comes with each of them.
        let statuses = ofClaims + (index == 0 ? views.flatMap { $0.statuses + $0.providerStatuses } : [])
        let expected = plain.all("STC").map { "\($0.value(1, 1, by: plain.component)) \($0.cents(4) ?? -1)" }
        let told = statuses.map { "\($0.statements[0].category) \($0.charge?.value ?? -1)" }
        if index == 0 { #expect(told.sorted() == expected.sorted(), "\(name)") }
        #expect(Set(told).isSubset(of: expected), "\(name)")
        #expect(
          claims.compactMap(\.payerClaimNumber) == plain.all("REF").filter { $0.value(1) == "1K" }.map { $0.value(2) },
          "\(name)")
      }
    }
    #expect(files.count >= 4)
  }

  @Test func authorizations() throws {
    let files = try files("278")
    var decisions = 0
    for (name, plain, readings) in files {
      for trees in readings {
        let events = trees.flatMap { AuthorizationResponse($0)?.events ?? AuthorizationRequest($0)?.events ?? [] }
        let found = events.flatMap { [$0.decision] + $0.services.map(\.decision) }.compactMap(\.self)
        #expect(found.map(\.code) == plain.all("HCR").map { $0.value(1) }, "\(name)")
        #expect(found.map { $0.number ?? "" } == plain.all("HCR").map { $0.value(2) }, "\(name)")
        #expect(found.allSatisfy { $0.action != nil })
        #expect(
          events.map(\.category) + events.flatMap(\.services).compactMap { $0.loop.segment("UM")?.text(1) }
            == plain.all("UM").map { $0.value(1) }, "\(name)")
        decisions += found.count
      }
    }
    #expect(files.count >= 4 && decisions >= 8)
  }

  @Test func enrolment() throws {
    let files = try files("834")
    for (name, plain, readings) in files {
      for trees in readings {
        let members = trees.compactMap(Enrolment.init).flatMap(\.members)
        let ins = plain.all("INS")
        #expect(members.map(\.maintenanceType) == ins.map { $0.value(3) }, "\(name)")
        #expect(members.map(\.relationship) == ins.map { $0.value(2) }, "\(name)")
        let names = plain.all("NM1").filter { ["IL", "74"].contains($0.value(1)) }
        #expect(members.compactMap { $0.name?.last } == names.map { $0.value(3) }, "\(name)")
        #expect(members.flatMap(\.coverages).map(\.insuranceLine) == plain.all("HD").map { $0.value(3) }, "\(name)")
      }
    }
    #expect(files.count >= 8)
  }

  @Test func premiums() throws {
    let files = try files("820")
    for (name, plain, readings) in files where readings[0].contains(where: { $0.guide == "820" }) {
      for (index, trees) in readings.enumerated() {
        let views = trees.compactMap(PremiumPayment.init)
        if index == 0 { #expect(views.map { $0.amount?.value } == plain.all("BPR").map { $0.cents(2) }, "\(name)") }
        let items = views.flatMap(\.accounts).flatMap(\.items)
        #expect(items.map { $0.paid?.value } == plain.all("RMR").map { $0.cents(4) }, "\(name)")
        #expect(items.map(\.number) == plain.all("RMR").map { $0.value(2) }, "\(name)")
      }
    }
    #expect(files.count >= 4)
  }

  @Test func claims() throws {
    let files = try files("837P", "837I", "837D")
    for (name, plain, readings) in files {
      for trees in readings {
        let claims = trees.compactMap(ClaimSubmission.init).flatMap(\.claims)
        #expect(claims.map(\.accountNumber) == plain.all("CLM").map { $0.value(1) }, "\(name)")
        #expect(claims.map { $0.charge?.value } == plain.all("CLM").map { $0.cents(2) }, "\(name)")
        let charges = plain.segments.compactMap { segment -> Int64?? in
          switch segment.first {
          case "SV1", "SV3": segment.cents(2)
          case "SV2": segment.cents(3)
          default: nil
          }
        }
        #expect(claims.flatMap(\.lines).map { $0.charge?.value } == charges, "\(name)")
        // The name before each claim that stands last under a level is the patient's.
        var (patient, patients, isInClaim): (String, [String], Bool) = ("", [], false)
        for segment in plain.segments {
          switch (segment.first, segment.value(1)) {
          case ("HL", _): isInClaim = false
          case ("NM1", "IL") where !isInClaim, ("NM1", "QC") where !isInClaim: patient = segment.value(3)
          case ("CLM", _):
            isInClaim = true
            patients.append(patient)
          default: break
          }
        }
        #expect(claims.map { $0.patient?.last ?? "" } == patients, "\(name)")
      }
    }
    #expect(files.count >= 20, "\(files.count)")
  }

  @Test func remittances() throws {
    let files = try files("835")
    for (name, plain, readings) in files {
      for trees in readings {
        let claims = trees.compactMap(RemittanceAdvice.init).flatMap(\.claims)
        #expect(claims.map(\.accountNumber) == plain.all("CLP").map { $0.value(1) }, "\(name)")
        #expect(claims.map { $0.paid?.value } == plain.all("CLP").map { $0.cents(4) }, "\(name)")
        #expect(claims.flatMap(\.lines).map { $0.paid?.value } == plain.all("SVC").map { $0.cents(3) }, "\(name)")
        let adjustments = claims.flatMap { claim in claim.adjustments + claim.lines.flatMap(\.adjustments) }
        let plainSum = plain.all("CAS").flatMap { cas in [3, 6, 9, 12, 15, 18].compactMap { cas.cents($0) } }
        #expect(adjustments.map(\.amount.value) == plainSum, "\(name)")
      }
    }
    #expect(files.count >= 5, "\(files.count)")
  }
}
