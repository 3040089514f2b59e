@testable import X12

/// For each rule of the example file, documents that break just it.
enum PartnerBreakages {
  /// Two claims, one for Example Plan, the other for Medicare.
  static let claims = SampleSet.professional
  static let paid = SampleSet.remittance

  static let all: [Breakage] = [
    Breakage(
      "EXAMPLE-MEMBER", "a member number of five characters, told before the payer is",
      claims.replacing("NM1*IL*1*DOE*MARIA", with: "NM1*IL*1*DOE*MARIA****MI*MEMB1").segments,
      Told("EXAMPLE-MEMBER", at: "NM1*IL*1*DOE*MARIA", 9)),
    Breakage(
      "EXAMPLE-AUTHORISATION", "a stay without its authorisation",
      claims.replacing("CLM*ACCOUNT1", with: "CLM*ACCOUNT1*150.5***21:B:7*Y*A*Y*Y").replacing(
        "DTP*431", with: "DTP*435*D8*20261001"
      ).segments, Told("EXAMPLE-AUTHORISATION", at: "CLM*ACCOUNT1")),
    Breakage(
      "EXAMPLE-REFERRAL", "a referral",
      claims.replacing("REF*F8", with: "REF*9F*REFERRAL1", "REF*F8*PAYER1").segments,
      Told("EXAMPLE-REFERRAL", at: "CLM*ACCOUNT1", nil, nil, .warning)),
    Breakage(
      "EXAMPLE-ACCOUNT", "an account number of 21 characters",
      claims.replacing("CLM*ACCOUNT1", with: "CLM*ACCOUNT1-ACCOUNT1-123*150.5***11:B:7*Y*A*Y*Y").segments,
      Told("EXAMPLE-ACCOUNT", at: "CLM*ACCOUNT1", 1)),
    Breakage(
      "EXAMPLE-FREQUENCY", "a late charge",
      claims.replacing("CLM*ACCOUNT1", with: "CLM*ACCOUNT1*150.5***11:B:5*Y*A*Y*Y").segments,
      Told("EXAMPLE-FREQUENCY", at: "CLM*ACCOUNT1", 5, 3)),
    Breakage(
      "EXAMPLE-AUTHORISATION-LENGTH", "a short authorisation number",
      claims.replacing("REF*F8", with: "REF*G1*12345", "REF*F8*PAYER1").segments,
      Told("EXAMPLE-AUTHORISATION-LENGTH", at: "REF*G1", 2)),
    Breakage(
      "EXAMPLE-EMERGENCY", "an emergency",
      claims.replacing("SV1*HC:J1885", with: "SV1*HC:J1885*50*UN*1***1**Y").segments,
      Told("EXAMPLE-EMERGENCY", at: "SV1*HC:J1885", 9)),
    Breakage(
      "EXAMPLE-CHARGES", "an encounter",
      claims.replacing("BHT", with: "BHT*0019*00*BATCH1*20261102*0800*RP").segments,
      Told("EXAMPLE-CHARGES", at: "BHT", 6)),
    Breakage(
      "EXAMPLE-PLACE", "a payment that does not say where the care was given",
      paid.replacing("CLP*ACCOUNT1", with: "CLP*ACCOUNT1*1*100*70*10*12*PAYER1").segments,
      Told("EXAMPLE-PLACE", at: "CLP*ACCOUNT1", 8, nil, .warning)),
    Breakage(
      "LABORATORY-CLIA", "a laboratory without its number, at any payer",
      claims.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2*75***81:B:1*Y*A*Y*Y").segments,
      Told("LABORATORY-CLIA", at: "CLM*ACCOUNT2")),
  ]

  /// The same faults where the rules do not hold: in Medicare's claim, for another receiver, from another payer.
  static let others: [[String]] = [
    claims.replacing("NM1*IL*1*POE*PETER", with: "NM1*IL*1*POE*PETER****MI*MEMB3").segments,
    claims.replacing("CLM*ACCOUNT2", with: "CLM*ACCOUNT2-ACCOUNT2-123*75***22:B:5*Y*A*Y*Y").segments,
    claims.replacing("SV1*HC:Q0091", with: "SV1*HC:Q0091*75*UN*1***1**Y").segments,
    claims.replacing("BHT", with: "BHT*0019*00*BATCH1*20261102*0800*RP").segments.map {
      $0.replacing("*SENDER*RECEIVER*", with: "*SENDER*OTHER*")
    },
    paid.replacing("CLP*ACCOUNT1", with: "CLP*ACCOUNT1*1*100*70*10*12*PAYER1").replacing(
      "TRN", with: "TRN*1*TRACE1*1888888888"
    )
    .segments,
  ]
}
