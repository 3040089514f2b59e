extension SampleSet {
  /// Premiums of an organisation and of a person.
  static let premium = SampleSet(
    guide: "820", group: "RA", transaction: "820", version: "005010X218",
    body: [
      "BPR*I*1250*C*ACH*CCP*01*999999992*DA*1*1999999999**01*999988880*DA*2*20261102", "TRN*3*TRACE1",
      "REF*38*POLICY1", "DTM*582****RD8*20261101-20261130", "N1*PE*EXAMPLE PLAN*FI*999999999",
      "N1*PR*EXAMPLE EMPLOYER*FI*999999998", "ENT*1*2L*FI*999999998", "RMR*11*BILL1**1000", "IT1*1",
      "SLN*1**O*10*10", "ADX*-10*52", "ENT*2*2J*EI*123456789", "NM1*IL*1*DOE*MARIA****EI*123456789",
      "RMR*AZ*MEMBER1**250", "DTM*582****RD8*20261101-20261130",
    ])
}
