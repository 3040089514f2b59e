extension SampleSet {
  /// May a patient be admitted, and have a service?
  static let reviewRequest = SampleSet(
    guide: "278-request", group: "HI", transaction: "278", version: "005010X217",
    body: [
      "BHT*0007*13*REQUEST1*20261102*0800", "HL*1**20*1", "NM1*X3*2*EXAMPLE PLAN*****PI*PLAN1", "HL*2*1*21*1",
      "NM1*1P*1*ROE*RICHARD****XX*1234567893", "HL*3*2*22*1", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "DMG*D8*19850704*F",
      "HL*4*3*EV*1", "TRN*1*TRACE1*1999999999", "UM*AR*I*2*21:B", "DTP*435*D8*20261110", "HI*ABK:K3580",
      "NM1*FA*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*5*4*SS*0", "DTP*472*D8*20261111", "SV2**HC:J1885*900*UN*1",
    ])

  /// Both are granted.
  static let reviewAnswer = SampleSet(
    guide: "278-response", group: "HI", transaction: "278", version: "005010X217",
    body: [
      "BHT*0007*11*REQUEST1*20261103*0900*18", "HL*1**20*1", "NM1*X3*2*EXAMPLE PLAN*****PI*PLAN1", "HL*2*1*21*1",
      "NM1*1P*1*ROE*RICHARD****XX*1234567893", "HL*3*2*22*1", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "HL*4*3*EV*1",
      "TRN*2*TRACE1*1999999999", "UM*AR*I*2*21:B", "HCR*A1*AUTH1", "DTP*435*D8*20261110", "HI*ABK:K3580",
      "NM1*FA*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*5*4*SS*0", "HCR*A3**0V", "SV2**HC:J1885*900*UN*1",
    ])
}
