extension SampleSet {
  /// A stay in hospital with a procedure.
  static let institutional = SampleSet(
    guide: "837I", group: "HC", transaction: "837", version: "005010X223A2",
    body: submissionHead + [
      "HL*2*1*22*0", "SBR*P*18*GROUP1******CI", "NM1*IL*1*DOE*JOHN****MI*MEMBER1", "N3*2 ELM ST", "N4*PEORIA*IL*61602",
      "DMG*D8*19700101*M",
      "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "CLM*STAY1*1200***11:A:1**A*Y*Y", "DTP*096*TM*1130",
      "DTP*434*RD8*20261001-20261004", "DTP*435*DT*202610010915", "CL1*1*7*01", "HI*ABK:K3580:::::::Y", "HI*ABJ:R1031",
      "HI*ABF:I10:::::::Y*ABF:E119:::::::Y", "HI*BBR:0DTJ4ZZ:D8:20261002", "HI*BE:A1:::250",
      "NM1*71*1*ROE*RICHARD****XX*1234567893", "NM1*72*1*POE*PAULA****XX*1234567893", "LX*1", "SV2*0120**900*DA*3",
      "LX*2", "SV2*0450*HC:J1885*300*UN*1", "DTP*472*D8*20261001",
    ])
}
