extension SampleSet {
  /// Two services of a dentist.
  static let dental = SampleSet(
    guide: "837D", group: "HC", transaction: "837", version: "005010X224A2",
    body: submissionHead + [
      "HL*2*1*22*0", "SBR*P*18*GROUP1******CI", "NM1*IL*1*DOE*JOHN****MI*MEMBER1", "N3*2 ELM ST", "N4*PEORIA*IL*61602",
      "DMG*D8*19700101*M",
      "NM1*PR*2*EXAMPLE DENTAL*****PI*PLAN1", "CLM*TOOTH1*96***11:B:1*Y*A*Y*Y", "DTP*472*D8*20261001",
      "NM1*82*1*ROE*RICHARD****XX*1234567893", "LX*1", "SV3*AD:D2150*46****1", "TOO*JP*12*M:O", "LX*2",
      "SV3*AD:D0220*50****2",
    ])
}
