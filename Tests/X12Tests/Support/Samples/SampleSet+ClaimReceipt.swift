extension SampleSet {
  /// Of two claims one is accepted, the other refused.
  static let claimReceipt = SampleSet(
    guide: "277CA", group: "HN", transaction: "277", version: "005010X214",
    body: [
      "BHT*0085*08*BATCH1*20261103*0900*TH", "HL*1**20*1", "NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1", "TRN*1*ANSWER1",
      "DTP*050*D8*20261103", "DTP*009*D8*20261103", "HL*2*1*21*1", "NM1*41*2*EXAMPLE HOSPITAL*****46*SUBMITTER1",
      "TRN*2*BATCH1", "STC*A1:19:PR*20261103*WQ*225.5", "QTY*90*1", "QTY*AA*1", "AMT*YU*150.5", "AMT*YY*75",
      "HL*3*2*19*1", "NM1*85*2*EXAMPLE HOSPITAL*****XX*1234567893", "HL*4*3*PT", "NM1*QC*1*DOE*MARIA****MI*MEMBER1",
      "TRN*2*ACCOUNT1", "STC*A2:20:PR*20261103*WQ*150.5", "REF*1K*PAYER1", "DTP*472*D8*20261001", "HL*5*3*PT",
      "NM1*QC*1*POE*PETER****MI*MEMBER2", "TRN*2*ACCOUNT2", "STC*A7:562:85*20261103*U*75******A7:164:IL",
      "REF*D9*CLEARING1", "DTP*472*RD8*20261030-20261031", "SVC*HC:J1885*75", "STC*A7:507:85**U", "REF*FJ*1",
    ])
}
