extension SampleSet {
  /// A subscriber and a child are enrolled.
  static let enrolment = SampleSet(
    guide: "834", group: "BE", transaction: "834", version: "005010X220A1",
    body: [
      "BGN*00*FILE1*20261102*0800****2", "REF*38*POLICY1", "N1*P5*EXAMPLE EMPLOYER*FI*999999998",
      "N1*IN*EXAMPLE PLAN*FI*999999999", "INS*Y*18*021*28*A***FT", "REF*0F*MEMBER1", "REF*1L*POLICY1",
      "DTP*336*D8*20260101", "NM1*IL*1*DOE*MARIA****34*123456789", "PER*IP**HP*5550100", "N3*2 ELM ST",
      "N4*PEORIA*IL*61602", "DMG*D8*19850704*F", "HD*021**HLT*GOLD*ECH", "DTP*348*D8*20261101", "INS*N*19*021*28*A",
      "REF*0F*MEMBER1", "NM1*IL*1*DOE*NINA", "DMG*D8*20160229*F", "HD*021**HLT", "DTP*348*D8*20261101", "LS*2700",
      "LX*1", "N1*75*DIVISION", "REF*17*WEST", "LE*2700",
    ])
}
