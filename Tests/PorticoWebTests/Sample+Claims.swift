@testable import Desk
@testable import PorticoWeb
import Trail
import X12

extension Sample {
  func claim(imbalance: Int64 = 0) -> ClaimView {
    let co45 = ClaimView.AdjustmentView(
      group: code("CO", "Contractual obligation"),
      reason: code("45", "Charge above the fee schedule", next: "Check against the contract"), isDenial: false,
      amount: figure(12_050, "CAS03", at: 4700), quantity: nil)
    let co197 = ClaimView.AdjustmentView(
      group: code("CO", "Contractual obligation"),
      reason: code(
        "197", "Authorisation absent", next: "Look for the authorisation", prevention: "Check at scheduling"),
      isDenial: true, amount: figure(428_168, "CAS03", at: 4600), quantity: text("2"))
    let lines = (1...4).map { number in
      ClaimView.LineView(
        ordinal: number, procedure: text("HC:9928\(number)"), modifiers: number == 1 ? [text("25"), text("59")] : [],
        revenueCode: text("0450"),
        serviceDate: Sample.date("2026-09-28"), units: text("\(number)"),
        charge: figure(153_000, "SVC02", at: 4500 + number),
        paid: figure(number == 1 ? 0 : 140_950, "SVC03", at: 4550 + number),
        adjustments: number == 1 ? [co197, co45] : [co45],
        remarks: number == 1 ? [code("N386", "The decision rests on a coverage policy")] : [],
        imbalance: figure(number == 4 ? imbalance : 0))
    }
    return ClaimView(
      id: ClaimID(88), set: SetID(12), document: Sample.document, documentName: text("835_BCBSNC_20261030_0001.edi"),
      payerName: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"),
      paymentDate: Sample.date("2026-10-30"), patient: patient(), insured: patient("OKONKWO, CHIDI", number: 8),
      status: code("4", "Denied"), filing: code("12", "Preferred provider organisation (PPO)"),
      payerClaimNumber: text("2026303009912800"), outcome: .denial, charge: figure(612_050, at: 4218),
      paid: figure(0, "CLP04", at: 4226), patientResponsibility: figure(5_000, "CLP05", at: 4230),
      denied: figure(428_168, sum: true),
      adjustments: [co45],
      remarks: [
        ClaimView.RemarkView(code: code("MA01", "Appeal rights notice"), source: figure(0, "MOA03").sources[0])
      ], lines: lines, imbalance: figure(imbalance),
      dates: [(text("Statement from"), Sample.date("2026-09-28")), (text("Received"), Sample.date("2026-10-04"))],
      cases: [CaseID(1042)], segments: segments)
  }

  var segments: [SegmentView] {
    let list: [(SegmentView.Part, String, String)] = [
      (
        .envelope,
        "ISA*00*          *00*          *ZZ*BCBSNC         *ZZ*HOSPITAL       *261030*0412*^*00501*000000812*0*P*:~",
        "Interchange header"
      ),
      (.envelope, "GS*HP*BCBSNC*HOSPITAL*20261030*0412*812*X*005010X221A1~", "Group header"),
      (.envelope, "ST*835*0001~", "Transaction set"),
      (
        .payment, "BPR*I*1842205.17*C*ACH*CCP*01*053000196*DA*0099*1560894904**01*053100300*DA*4410*20261030~",
        "Payment"
      ), (.payment, "TRN*1*026303887120*1560894904~", "Trace"),
      (.claim, "CLP*H2026-008107*4*6120.5*0*50*12*2026303009912800*13*1~", "Claim payment"),
      (.claim, "CAS*CO*197*4281.68**45*120.5~", "Adjustments"),
      (.claim, "NM1*QC*1*OKONKWO-FITZGERALD*MARGUERITE*A***MI*XJB90204407~", "Patient"),
      (.claim, "SVC*HC:99285:25:59*1530*0*0450**1~", "Service line"), (.claim, "DTM*472*20260928~", "Service date"),
      (.claim, "LQ*HE*N386~", "Remark"),
    ]
    var start = 0
    return list.map { part, segment, title in
      defer { start += segment.utf8.count + 400 }
      return SegmentView(
        part: part, range: ByteRange(start: start, end: start + segment.utf8.count), text: text(segment),
        title: text(title))
    }
  }

  func remittance(_ disposition: Disposition = .posted, imbalance: Int64 = 0) -> RemittanceView {
    let claims = (1...12).map { number in
      RemittanceView.ClaimRow(
        id: ClaimID(Int64(80 + number)),
        patient: patient(["LI, BO", "OKONKWO-FITZGERALD, MARGUERITE A"][number % 2], number: number),
        status: number % 4 == 0 ? code("4", "Denied") : code("1", "Processed as the primary payer"),
        charge: figure(Int64(number) * 51_225), paid: figure(number % 4 == 0 ? 0 : Int64(number) * 40_010),
        outcome: number % 4 == 0 ? .denial : number == 7 ? .zeroPayReview : .none, isBalanced: number != 5,
        cases: number % 4 == 0 ? [CaseID(Int64(1040 + number))] : [])
    }
    return RemittanceView(
      id: SetID(12), document: Sample.document, documentName: text("835_BCBSNC_20261030_0001.edi"),
      disposition: disposition, payerName: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"),
      payerIdentifier: text("1560894904"), payeeName: text("MERCY REGIONAL MEDICAL CENTER"),
      traceNumber: text("026303887120"), method: text("ACH"), paymentDate: Sample.date("2026-10-30"),
      productionDate: Sample.date("2026-10-29"), payment: figure(184_220_517, "BPR02"),
      claimsPaid: figure(184_300_517, sum: true), claimsCharged: figure(402_118_900, sum: true),
      providerAdjustments: figure(80_000, "PLB04"), imbalance: figure(imbalance, sum: true),
      plb: [
        RemittanceView.PLBView(
          reason: code("WO", "Overpayment recovery"), reference: text("CLM-9912-A"), amount: figure(80_000, "PLB04")),
        RemittanceView.PLBView(reason: code("ZZ", nil), reference: "", amount: figure(-500, "PLB06")),
      ],
      claimCount: 431, deniedCount: 38, claims: claims, page: 2, cases: disposition == .held ? [CaseID(990)] : [],
      duplicateOf: disposition == .held
        ? RemittanceView.Duplicate(
          original: SetID(3),
          differences: [text("GS06 is 813, was 812"), text("CLP04 of claim 7 is 120.00, was 110.00")]) : nil)
  }

  func remittanceRow(_ disposition: Disposition) -> RemittanceRow {
    RemittanceRow(
      id: SetID(12), payer: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"), traceNumber: text("026303887120"),
      date: Sample.date("2026-10-30"), amount: figure(184_220_517, "BPR02"), claims: 431, denied: 38,
      disposition: disposition)
  }

  var citation: CitationView {
    CitationView(
      document: Sample.document, documentName: text("835_BCBSNC_20261030_0001.edi"),
      range: ByteRange(start: 4227, end: 4234), segment: ByteRange(start: 4210, end: 4253), before: text("CAS*CO*197*"),
      cited: text("4281.68"), after: text("**45*120.5~"), title: text("CAS03 adjustment amount"), claim: ClaimID(88),
      set: SetID(12))
  }
}
