import Testing
import X12

struct RemittanceTests {
  private let document = """
    GS*HP*SENDER*RECEIVER*20260115*1200*1*X*005010X221A1~
    ST*835*0001~
    BPR*I*187.5*C*CHK************20260412~
    TRN*1*0012524879*1559123456~
    DTM*405*20260411~
    N1*PR*YOUR TAX DOLLARS AT WORK~
    REF*2U*PAYER9~
    N1*PE*ACME MEDICAL CENTER*XX*1234567893~
    LX*1~
    CLP*0001000054*22*-1766.5*-187.5*-20*12*50580155533*11*7**490~
    CAS*OA*23*-10**94*-0.5*2~
    NM1*QC*1*ISLAND*ELLIS*E**III*MI*789123456~
    NM1*IL*1*ISLAND*MARY~
    NM1*74*1*ISLE~
    NM1*82*2*JONES ASSOCIATES*****XX*1232343560~
    NM1*TT*2*NEXT PLAN*****PI*NP1~
    MIA*1****M1***************N20*N21**N23~
    MOA***MA01**MA18~
    REF*EA*R1~
    DTM*232*20260120~
    AMT*AU*1500~
    SVC*HC:11040:RT*-1766.5*-187.5*0360*2*HC:11041*2~
    DTM*150*20260120~
    DTM*151*20260121~
    CAS*CO*45*-1568.5*1~
    REF*6R*LINE1~
    LQ*HE*N130~
    LQ*RX*70~
    PLB*1234567893*20261231*WO:OLD1*375*L6*-0.5~
    SE*29*0001~
    GE*1*1~
    IEA*1*000000001~
    """

  private var full: String { SampleRemittance().header + document.replacing("\n", with: "") }

  private func errors(_ old: String, _ new: String) -> [String] {
    #expect(full.contains(old))
    return read(full.replacing(old, with: new, maxReplacements: 1)).errors.map(\.rule)
  }

  @Test func theHeaderHoldsPaymentTraceAndParties() throws {
    let events = read(full)
    #expect(events.errors == [])
    let header = try #require(events.headers.first)
    #expect(header.handling == "I" && header.amount == Cents(18_750) && header.creditOrDebit == "C")
    #expect(header.method == "CHK" && header.paymentDate?.description == "2026-04-12")
    #expect(header.trace == "0012524879" && header.originator == "1559123456")
    #expect(header.productionDate?.description == "2026-04-11")
    #expect(header.payerName == "YOUR TAX DOLLARS AT WORK" && header.payerID == "PAYER9")
    #expect(header.payeeName == "ACME MEDICAL CENTER" && header.payeeNPI == "1234567893")
    let bytes = Array(full.utf8)
    let ids = [header.bpr, header.trn, header.production, header.payer, header.payee].map {
      $0.map { segment(at: $0, of: bytes).id }
    }
    #expect(ids == ["BPR", "TRN", "DTM", "N1", "N1"])
  }

  @Test func thePayerIsKnownByN104OrReferenceOrTrace() {
    #expect(read(full.replacing("AT WORK~", with: "AT WORK*XV*P1~")).headers.first?.payerID == "P1")
    #expect(read(full.replacing("REF*2U*PAYER9~", with: "")).headers.first?.payerID == "1559123456")
  }

  @Test func aClaimHoldsAllThatWasSaidOfIt() throws {
    let claim = try #require(read(full).claims.first)
    #expect(claim.controlNumber == "0001000054" && claim.status == "22" && claim.ordinal == 1)
    #expect(claim.charge == Cents(-176_650) && claim.paid == Cents(-18_750))
    #expect(claim.patientResponsibility == Cents(-2_000))
    #expect(claim.filingCode == "12" && claim.payerClaimNumber == "50580155533")
    #expect(claim.facilityCode == "11" && claim.frequency == "7" && claim.diagnosisRelatedGroup == "490")
    #expect(claim.patient?.last == "ISLAND" && claim.patient?.first == "ELLIS" && claim.patient?.middle == "E")
    #expect(claim.patient?.suffix == "III" && claim.patient?.idQualifier == "MI" && claim.patient?.id == "789123456")
    #expect(claim.insured?.first == "MARY" && claim.corrected?.last == "ISLE")
    #expect(claim.renderingProvider?.id == "1232343560" && claim.crossoverCarrier?.id == "NP1")
    #expect(claim.remarks.map(\.code) == ["M1", "N20", "N21", "N23", "MA01", "MA18"])
    #expect(claim.remarks.map(\.element) == [5, 20, 21, 23, 3, 5])
    #expect(claim.references.map(\.value) == ["R1"] && claim.dates.map(\.qualifier) == ["232"])
    #expect(claim.amounts.map(\.amount) == [Cents(150_000)])
    #expect(claim.adjustments.map(\.reason) == ["23", "94"] && claim.adjustments.map(\.triple) == [0, 1])
    #expect(claim.adjustments.map(\.amount) == [Cents(-1_000), Cents(-50)])
    #expect(claim.adjustments.map(\.quantity) == [nil, "2"])
  }

  @Test func aLineHoldsAllThatWasSaidOfIt() throws {
    let line = try #require(read(full).claims.first?.lines.first)
    #expect(line.qualifier == "HC" && line.procedure == "11040" && line.modifiers == ["RT"])
    #expect(line.charge == Cents(-176_650) && line.paid == Cents(-18_750))
    #expect(line.revenueCode == "0360" && line.units == "2" && line.originalProcedure == "HC:11041")
    #expect(line.serviceFrom?.description == "2026-01-20" && line.serviceThrough?.description == "2026-01-21")
    #expect(line.lineControlNumber == "LINE1" && line.remarks.map(\.code) == ["N130"])
    #expect(
      line.adjustments == [
        Adjustment(
          group: "CO", reason: "45", amount: Cents(-156_850), quantity: "1",
          segment: try #require(line.adjustments.first).segment, triple: 0)
      ])
  }

  @Test func providerAdjustmentsComeInPairs() throws {
    let adjustment = try #require(read(full).providerAdjustments.first)
    #expect(adjustment.provider == "1234567893" && adjustment.fiscalDate?.description == "2026-12-31")
    #expect(adjustment.items.map(\.reason) == ["WO", "L6"] && adjustment.items.map(\.reference) == ["OLD1", ""])
    #expect(adjustment.items.map(\.amount) == [Cents(37_500), Cents(-50)])
    #expect(adjustment.items.map(\.element) == [4, 6])
  }

  @Test func whatIsRequiredIsMissed() {
    #expect(errors("CLP*0001000054*", "CLP**") == ["CLP01"])
    #expect(errors("*22*-1766.5*", "**-1766.5*") == ["CLP02"])
    #expect(errors("*22*-1766.5*", "*22**") == ["CLP03"])
    #expect(errors("*-1766.5*-187.5*-20", "*-1766.5*x*-20") == ["CLP04"])
    #expect(errors("BPR*I*187.5", "BPR*I*") == ["BPR02"])
    #expect(errors("TRN*1*0012524879*", "TRN*1**") == ["TRN02"])
    #expect(errors("RT*-1766.5*", "RT**") == ["SVC02"])
    #expect(errors("*-187.5*0360", "*1.875*0360") == ["SVC03"])
    #expect(errors("CAS*CO*45*-1568.5", "CAS*CO*45*") == ["CAS03"])
    #expect(errors("CAS*CO*", "CAS**") == ["CAS01"])
    #expect(errors("*94*-0.5*2~", "*94*-0.5.*2~") == ["CAS06"])
    #expect(errors("L6*-0.5~", "L6*-0,5~") == ["PLB06"])
    #expect(errors("AMT*AU*1500", "AMT*AU*15O0") == ["AMT02"])
    #expect(errors("DTM*232*20260120", "DTM*232*20260230") == ["DTM02"])
    #expect(errors("DTM*151*20260121", "DTM*151*260121") == ["DTM02"])
    #expect(errors("*20261231*WO", "*20261331*WO") == ["PLB02"])
    #expect(errors("SVC*HC:11040:RT*", "SVC**") == [])
  }

  @Test func aProblemSaysWhere() throws {
    let changed = full.replacing("AMT*AU*1500", with: "AMT*AU*15O0")
    let problem = try #require(read(changed).errors.first)
    #expect(problem.segmentID == "AMT" && problem.element == 2)
    let bytes = Array(changed.utf8)
    #expect(String(decoding: bytes[problem.offset..<problem.offset + 4], as: UTF8.self) == "15O0")
    #expect(bytes[..<problem.offset].count { $0 == UInt8(ascii: "~") } + 1 == problem.segment)
    #expect(problem.message.hasPrefix("Segment \(problem.segment) (AMT), element 2: "))
  }

  @Test func problemsOfTheBodyNeverRepeatWhatItHolds() {
    for claim in ["ISLAND", "MEMBER9"] {
      let changed = full.replacing("*-187.5*-20", with: "*\(claim)*\(claim)").replacing(
        "DTM*232*", with: "DTM*232*\(claim)")
      let events = read(changed)
      #expect(events.errors.count == 3)
      #expect(events.problems.allSatisfy { !"\($0)".contains(claim) })
    }
  }

  @Test func anEmptyRemittanceIsAnErrorAndOneOfAdjustmentsAloneIsNot() {
    let head =
      SampleRemittance().header + "GS*HP*S*R*20260115*1200*1*X*005010X221A1~ST*835*0001~BPR*I*0*C*NON~TRN*1*1*1~"
    let trailer = "*0001~GE*1*1~IEA*1*000000001~"
    #expect(read(head + "SE*4" + trailer).errors.map(\.rule) == ["835-EMPTY"])
    #expect(read(head + "PLB*1*20261231*FB*0~SE*5" + trailer).problems == [])
  }

  @Test func segmentsOutOfPlaceAreErrors() {
    #expect(errors("LX*1~", "SVC*HC:1*1*1~LX*1~") == ["SVC-PLACE", "SE01"])
    #expect(errors("SVC*HC", "BPR*I*1~SVC*HC") == ["BPR-PLACE", "SE01"])
    #expect(errors("BPR*I*187.5*C*CHK************20260412~", "") == ["BPR-MISSING", "SE01"])
    #expect(errors("TRN*1*0012524879*1559123456~", "") == ["TRN-MISSING", "SE01"])
    #expect(errors("~SE*29", "~CAS*CO*1*1~SE*30") == ["CAS-PLACE"])
  }

  @Test func claimsOfVersionsNotReadAreCounted() {
    let events = read(full.replacing("005010X221A1", with: "004010X091A1"))
    #expect(events.sets.map(\.claims) == [1] && events.sets.map(\.providerAdjustments) == [1])
    #expect(events.claims == [] && events.headers == [])
    #expect(events.sets.map(\.transaction.support) == [.unsupported("not supported yet: 004010X091A1")])
  }

  @Test func aClaimWithoutEndIsCutOff() {
    let lines = String(repeating: "SVC*HC:1*1*1~", count: 50)
    let document = full.replacing("DTM*150", with: lines + "DTM*150")
    let events = read([Array(document.utf8)], limits: Limits(claimSegments: 20))
    #expect(events.errors.map(\.rule) == ["CLAIM-LONG", "SE01"])
    #expect(events.claims.first?.lines.count == 8)
  }
}
