extension SampleSet {
  /// A replacement for a child under the mother's plan, which another payer has paid in part, then a claim of a subscriber.
  static let professional = SampleSet(
    guide: "837P", group: "HC", transaction: "837", version: "005010X222A1",
    body: submissionHead + [
      "HL*2*1*22*1", "SBR*S**GROUP1******CI", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1",
      "HL*3*2*23*0", "PAT*19", "NM1*QC*1*DOE*NINA", "N3*2 ELM ST", "N4*PEORIA*IL*61602", "DMG*D8*20160229*F",
      "CLM*ACCOUNT1*150.5***11:B:7*Y*A*Y*Y", "DTP*431*D8*20261001", "PWK*OZ*FX***AC*PAPER1", "REF*F8*PAYER1",
      "HI*ABK:J069*ABF:R05", "NM1*82*1*ROE*RICHARD****XX*1234567893", "PRV*PE*PXC*207Q00000X",
      "SBR*P*18*GROUP2******CI", "CAS*PR*1*20", "AMT*D*70.5", "OI***Y***Y", "NM1*IL*1*DOE*JOHN****MI*MEMBER2",
      "NM1*PR*2*OTHER PLAN*****PI*PLAN2", "LX*1", "SV1*HC:J1100*100.5*UN*1***1:2", "DTP*472*D8*20261001",
      "SVD*PLAN2*70.5*HC:J1100**1", "CAS*CO*45*30", "DTP*573*D8*20261015", "LX*2", "SV1*HC:J1885*50*UN*1***1",
      "DTP*472*RD8*20261001-20261003", "SVD*PLAN2*20*HC:J1885**1", "CAS*PR*3*30", "DTP*573*D8*20261016",
      "HL*4*1*22*0", "SBR*P*18*******MB", "NM1*IL*1*POE*PETER****MI*MEMBER3", "N3*4 FIR ST", "N4*JOLIET*IL*60431",
      "DMG*D8*19400101*M",
      "NM1*PR*2*MEDICARE*****PI*PLAN3", "CLM*ACCOUNT2*75***22:B:1*Y*A*Y*Y", "HI*ABK:I10", "LX*1",
      "SV1*HC:Q0091*75*UN*1***1", "DTP*472*D8*20261030",
    ])

  /// The head of an 837, up to the billing provider.
  static let submissionHead = [
    "BHT*0019*00*BATCH1*20261102*0800*CH", "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1", "PER*IC*DESK*TE*5550100",
    "NM1*40*2*CLEARINGHOUSE*****46*RECEIVER1", "HL*1**20*1", "PRV*BI*PXC*282N00000X",
    "NM1*85*2*EXAMPLE HOSPITAL*****XX*1234567893", "N3*1 MAIN ST", "N4*SPRINGFIELD*IL*62701", "REF*EI*999999999",
  ]
}
