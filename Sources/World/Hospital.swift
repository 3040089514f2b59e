/// The invented provider that the payers pay.
enum Hospital {
  static let name = "NORTHMERE GENERAL HOSPITAL"
  static let npi = NPI.completing(187_654_321)
  static let clinicName = "NORTHMERE FAMILY CLINIC"
  static let clinicNPI = NPI.completing(187_654_400)
  static let taxNumber = "990700001"
  static let taxonomy = "282N00000X"
  static let clinicTaxonomy = "261QP2300X"
  /// What the hospital's physicians are.
  static let physicianTaxonomy = "208D00000X"
  /// The laboratory's CLIA number, and the codes of what it does.
  static let laboratoryNumber = "49D9999999"
  static let laboratory: Set = ["80053", "85025"]
  static let interchangeID = "NORTHMERE01"
  /// Through whom the claims go.
  static let clearinghouse = "QUAYSIDE CLEARING"
  static let clearinghouseID = "QUAYSIDE"
}
