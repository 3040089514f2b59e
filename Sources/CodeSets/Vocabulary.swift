/// The words that the tables may use where a program tells cases apart.
public enum Vocabulary {
  /// Why a payer adjusts or remarks; the categories of CARCs and RARCs.
  public static let categories: Set<String> = [
    "appeal", "audit", "authorization", "benefit_max", "bundling", "cob", "coding", "compliance", "contractual",
    "duplicate", "eligibility", "enrolment", "info", "medical_necessity", "missing_info", "network", "non_covered",
    "nsa", "other", "patient_resp", "quality", "registration", "timely_filing",
  ]

  /// The teams in which a denial has its root cause.
  public static let teams: Set<String> = [
    "Appeals", "Billing", "Charge capture", "Clinical dept", "Coding", "Compliance", "Contracting", "Credentialing",
    "DME", "Finance", "HIM", "Lab", "PatientAccess", "PatientFinance", "Payment posting", "Pharmacy", "PriorAuth",
    "Quality", "UR",
  ]
}
