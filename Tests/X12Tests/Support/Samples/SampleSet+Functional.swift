extension SampleSet {
  /// Of two sets one is accepted, the other refused.
  static let functional = SampleSet(
    guide: "999", group: "FA", transaction: "999", version: "005010X231A1",
    body: [
      "AK1*HC*17*005010X222A1", "AK2*837*0001*005010X222A1", "IK5*A", "AK2*837*0002*005010X222A1", "IK3*CLM*22**8",
      "CTX*CLM01:ACCOUNT1", "IK4*5:3*1331*7*9", "IK5*R*5", "AK9*P*2*2*1",
    ])
}
