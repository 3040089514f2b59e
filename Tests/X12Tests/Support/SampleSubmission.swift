/// Small 837, 277CA and 999 documents, invented, so that the tests need no files.
enum SampleSubmission {
  /// An envelope around one set; the body is what stands between ST and SE.
  static func document(_ functionalID: String, _ type: String, _ version: String, body: [String]) -> String {
    let set = ["ST*\(type)*0001*\(version)"] + body + ["SE*\(body.count + 2)*0001"]
    let group = "GS*\(functionalID)*SENDER*RECEIVER*20261102*0800*1*X*\(version)"
    let segments = [group] + set + ["GE*1*1", "IEA*1*000000001"]
    return SampleRemittance().header + segments.map { $0 + "~" }.joined()
  }

  private static let opening = [
    "BHT*0019*00*BATCH1*20261102*0800*CH", "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1", "PER*IC*DESK*TE*5550100",
    "NM1*40*2*CLEARINGHOUSE*****46*RECEIVER1", "HL*1**20*1", "PRV*BI*PXC*282N00000X",
    "NM1*85*2*EXAMPLE HOSPITAL*****XX*1234567893", "N3*1 MAIN ST", "N4*SPRINGFIELD*IL*62701", "REF*EI*999999999",
  ]

  /// A professional claim of a child under the mother's plan, a replacement, with another payer that has paid; then one of a
  /// subscriber, original.
  static let professional = document(
    "HC", "837", "005010X222A1",
    body: opening + [
      "HL*2*1*22*1", "SBR*S**GROUP9******CI", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "N3*2 ELM ST",
      "DMG*D8*19850704*F", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "HL*3*2*23*0", "PAT*19",
      "NM1*QC*1*DOE*NINA", "DMG*D8*20160229*F", "CLM*ACCOUNT1*150.5***11:B:7*Y*A*Y*Y",
      "DTP*431*D8*20261001", "PWK*OZ*FX***AC*PAPER1", "AMT*F5*10",
      "REF*F8*PAYERNUMBER1", "REF*G1*AUTH1", "REF*EA*RECORD1",
      "NTE*ADD*SENT AGAIN",
      "HI*ABK:J069*ABF:R05", "NM1*82*1*ROE*RICHARD****XX*1234567893",
      "REF*G2*PROVIDERREF", "SBR*P*18*GROUP1******MB", "CAS*PR*1*20**2*5", "AMT*D*80.5", "OI***Y***Y",
      "NM1*IL*1*DOE*MARIA****MI*OTHERMEMBER", "NM1*PR*2*OTHER PLAN*****PI*PLAN2", "DTP*573*D8*20261015",
      "REF*F8*OTHERNUMBER", "LX*1", "SV1*HC:99213:25*100.5*UN*1*11**1:2", "DTP*472*D8*20261001", "REF*6R*LINE1",
      "NM1*DK*1*POE*PAULA****XX*1234567893", "REF*0B*LICENCE", "SVD*PLAN2*60.5*HC:99213**1", "CAS*CO*45*20*1",
      "CAS*PR*1*20", "DTP*573*D8*20261014", "LX*2", "SV1*HC:J1100*50*UN*2.5***1", "DTP*472*RD8*20261001-20261003",
      "LIN**N4*00054017925", "CTP****2.5*UN", "HL*4*1*22*0", "SBR*P*18*******MB", "NM1*IL*1*POE*PETER****MI*MEMBER2",
      "DMG*D8*19400101*M", "NM1*PR*2*MEDICARE*****PI*PLAN2", "CLM*ACCOUNT2*75***22:B:1*Y*A*Y*Y", "HI*ABK:I10",
      "LX*1", "SV1*HC:93000*75*UN*1***1", "DTP*472*D8*20261030",
    ])

  /// An institutional claim with type of bill, statement dates, a value code and a diagnosis present on admission.
  static let institutional = document(
    "HC", "837", "005010X223A2",
    body: opening + [
      "HL*2*1*22*0", "SBR*P*18*GROUP1******HM", "NM1*IL*1*DOE*JOHN****MI*MEMBER3", "DMG*D8*19700101*M",
      "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "CLM*STAY1*1200***11:A:1**A*Y*Y", "DTP*096*TM*1130",
      "DTP*434*RD8*20261001-20261004", "DTP*435*DT*202610010915", "CL1*1*7*01", "HI*ABK:K3580:::::::Y",
      "HI*BE:A1:::250",
      "NM1*71*1*ROE*RICHARD****XX*1234567893", "LX*1", "SV2*0120**900*DA*3", "LX*2", "SV2*0450*HC:99284:25*300*UN*1",
      "DTP*472*D8*20261001",
    ])

  static let dental = document(
    "HC", "837", "005010X224A2",
    body: opening + [
      "HL*2*1*22*0", "SBR*P*18*******CI", "NM1*IL*1*DOE*JOHN****MI*MEMBER3", "NM1*PR*2*EXAMPLE DENTAL*****PI*PLAN3",
      "CLM*TOOTH1*96***11:B:1*Y*A*Y*Y", "LX*1", "SV3*AD:D0120*46*22**5*1", "TOO*JP*12*M:O", "DTP*472*D8*20261001",
      "LX*2", "SV3*AD:D0220*50****2",
    ])

  /// Of two claims the first is accepted, the second refused.
  static let claimStatus = document(
    "HN", "277", "005010X214",
    body: [
      "BHT*0085*08*BATCH1*20261103*0900*TH", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "TRN*1*ANSWER1",
      "DTP*050*D8*20261103", "HL*2*1*21*1", "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1", "TRN*2*BATCH1",
      "STC*A1:19:PR*20261103*WQ*225.5", "QTY*90*1", "AMT*YU*150.5", "HL*3*2*19*1",
      "NM1*85*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*4*3*PT", "NM1*QC*1*DOE*MARIA****MI*MEMBER1",
      "TRN*2*ACCOUNT1", "STC*A2:20:PR*20261103*WQ*150.5", "REF*1K*PAYERNUMBER2", "DTP*472*D8*20261001", "HL*5*3*PT",
      "NM1*QC*1*POE*PETER****MI*MEMBER2", "TRN*2*ACCOUNT2", "STC*A7:562:85*20261103*U*75******A7:164:IL",
      "REF*D9*CLEARING1", "DTP*472*RD8*20261030-20261031", "SVC*HC:93000*75", "STC*A7:507:85*20261103*U", "REF*FJ*1",
    ])

  static let functional = document(
    "FA", "999", "005010X231A1",
    body: [
      "AK1*HC*17*005010X222A1", "AK2*837*0001*005010X222A1", "IK5*A", "AK2*837*0002*005010X222A1",
      "IK3*CLM*22**8", "CTX*CLM01:ACCOUNT1", "IK4*5:3*1331*7*9", "IK4*2**1", "IK3*DTP*30*2400*3", "IK5*R*5",
      "AK9*P*2*2*1",
    ])
}
