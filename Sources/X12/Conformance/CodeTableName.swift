/// The tables of codes that guides speak of. They are loaded by those who may use them; the check digit of an NPI and the forms
/// of days need no table.
public enum CodeTableName: String, CaseIterable, Hashable, Sendable {
  /// Diagnoses (ICD-10-CM), without the point.
  case icd10cm
  /// Procedures of hospitals (ICD-10-PCS).
  case icd10pcs
  /// Diagnoses before October 2015.
  case icd9cm
  /// Procedures of hospitals before October 2015.
  case icd9pcs
  /// Services and supplies (HCPCS level II).
  case hcpcs
  /// Services (HCPCS level I), licensed by the American Medical Association.
  case cpt
  /// Claim adjustment reason codes.
  case carc
  /// Remittance advice remark codes.
  case rarc
  /// Places of service.
  case pos
  /// Revenue codes, licensed by the NUBC.
  case revenue
  /// Provider taxonomy, licensed by the NUCC.
  case taxonomy
  /// States and provinces.
  case state
  /// Countries.
  case country
  /// National drug codes.
  case ndc
  /// Categories of the status of a claim, in 277s.
  case claimCategory = "claimcategory"
  /// Status of a claim, in 277s.
  case claimStatus = "claimstatus"
  /// Why a review was decided so, in 278s.
  case reviewDecision = "reviewdecision"

  /// What people call one of its codes.
  var title: String {
    switch self {
    case .icd10cm: "ICD-10-CM code"
    case .icd10pcs: "ICD-10-PCS code"
    case .icd9cm: "ICD-9-CM code"
    case .icd9pcs: "ICD-9-CM procedure code"
    case .hcpcs: "HCPCS code"
    case .cpt: "CPT code"
    case .carc: "claim adjustment reason code"
    case .rarc: "remittance advice remark code"
    case .pos: "place of service"
    case .revenue: "revenue code"
    case .taxonomy: "provider taxonomy code"
    case .state: "state or province"
    case .country: "country code"
    case .ndc: "national drug code"
    case .claimCategory: "category of a claim's status"
    case .claimStatus: "claim status code"
    case .reviewDecision: "review decision reason code"
    }
  }

  /// Whether the day of the service says if a code is valid. Payers' reasons count on the payer's day, which corrections of old
  /// payments leave open.
  var isOfService: Bool {
    switch self {
    case .carc, .rarc, .claimCategory, .claimStatus, .reviewDecision: false
    case .icd10cm, .icd10pcs, .icd9cm, .icd9pcs, .hcpcs, .cpt, .pos, .revenue, .taxonomy, .state, .country, .ndc: true
    }
  }

  /// The days of service on which any of its codes can hold (45 CFR 162.1002: ICD-9 to 2015-09-30, ICD-10 from the next day on).
  var daysInForce: DayRanges {
    switch self {
    case .icd9cm, .icd9pcs: DayRanges(.min...16_708)
    case .icd10cm, .icd10pcs: DayRanges(16_709 ... .max)
    default: .all
    }
  }

  /// Whether its codes follow others, or were followed by them, on one day for everybody.
  var isClassification: Bool {
    switch self {
    case .icd9cm, .icd9pcs, .icd10cm, .icd10pcs: true
    default: false
    }
  }

  /// Whether it is part of an address.
  var isOfAddress: Bool { self == .state || self == .country }

  /// Its place among the names.
  var index: Int {
    switch self {
    case .icd10cm: 0
    case .icd10pcs: 1
    case .icd9cm: 2
    case .icd9pcs: 3
    case .hcpcs: 4
    case .cpt: 5
    case .carc: 6
    case .rarc: 7
    case .pos: 8
    case .revenue: 9
    case .taxonomy: 10
    case .state: 11
    case .country: 12
    case .ndc: 13
    case .claimCategory: 14
    case .claimStatus: 15
    case .reviewDecision: 16
    }
  }
}
