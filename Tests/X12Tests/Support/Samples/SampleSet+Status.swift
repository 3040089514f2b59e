extension SampleSet {
  /// What became of the claim of a subscriber, and of a dependent?
  static let statusRequest = SampleSet(
    guide: "276", group: "HR", transaction: "276", version: "005010X212",
    body: [
      "BHT*0010*13*QUESTION1*20261102*0800", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "HL*2*1*21*1",
      "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1", "HL*3*2*19*1", "NM1*1P*2*EXAMPLE HOSPITAL*****XX*1234567893",
      "HL*4*3*22*0", "DMG*D8*19400101*M", "NM1*IL*1*POE*PETER****MI*MEMBER2", "TRN*1*TRACE1", "REF*EJ*ACCOUNT2",
      "AMT*T3*75", "DTP*472*D8*20261030", "HL*5*3*22*1", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "HL*6*5*23",
      "DMG*D8*20160229*F", "NM1*QC*1*DOE*NINA", "TRN*1*TRACE2", "SVC*HC:J1885*50*****1", "DTP*472*D8*20261001",
    ])

  /// The one is paid, the other is being looked at.
  static let statusAnswer = SampleSet(
    guide: "277", group: "HN", transaction: "277", version: "005010X212",
    body: [
      "BHT*0010*08*ANSWER1*20261103*0900*DG", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1",
      "PER*IC*DESK*TE*5550100", "HL*2*1*21*1", "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1", "HL*3*2*19*1",
      "NM1*1P*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*4*3*22*0", "NM1*IL*1*POE*PETER****MI*MEMBER2",
      "TRN*2*TRACE1", "STC*F1:65*20261103**75*60*20261102**20261102*CHECK1", "REF*1K*PAYER1", "REF*EJ*ACCOUNT2",
      "DTP*472*D8*20261030", "HL*5*3*22*1", "NM1*IL*1*DOE*MARIA****MI*MEMBER1", "HL*6*5*23", "NM1*QC*1*DOE*NINA",
      "TRN*2*TRACE2", "STC*P1:20*20261103", "REF*1K*PAYER2", "SVC*HC:J1885*50*0****1", "STC*P1:20*20261103",
      "DTP*472*D8*20261001",
    ])
}
