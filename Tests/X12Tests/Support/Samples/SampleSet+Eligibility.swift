extension SampleSet {
  /// Is a subscriber, and a dependent, covered?
  static let eligibilityRequest = SampleSet(
    guide: "270", group: "HS", transaction: "270", version: "005010X279A1",
    body: [
      "BHT*0022*13*QUESTION1*20261102*0800", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "HL*2*1*21*1",
      "NM1*1P*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*3*2*22*1", "TRN*1*TRACE1*1999999999",
      "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "DMG*D8*19850704*F", "DTP*291*D8*20261102", "EQ*30", "HL*4*3*23*0",
      "NM1*03*1*DOE*NINA", "DMG*D8*20160229*F", "EQ*98^AL",
    ])

  /// The subscriber is, and has a share to pay.
  static let eligibilityAnswer = SampleSet(
    guide: "271", group: "HB", transaction: "271", version: "005010X279A1",
    body: [
      "BHT*0022*11*QUESTION1*20261102*0800", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1",
      "PER*IC*DESK*TE*5550100", "HL*2*1*21*1", "NM1*1P*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*3*2*22*0",
      "TRN*2*TRACE1*1999999999", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "N3*2 ELM ST", "N4*PEORIA*IL*61602",
      "DMG*D8*19850704*F", "DTP*346*D8*20260101", "EB*1**30**GOLD", "EB*B*IND*98^AL***27*25*****Y",
      "MSG*PAID AT EACH VISIT", "LS*2120", "NM1*P3*1*ROE*RICHARD****XX*1234567893", "LE*2120",
    ])
}
