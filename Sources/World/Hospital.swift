/// The invented provider that the payers pay.
enum Hospital {
  static let name = "NORTHMERE GENERAL HOSPITAL"
  static let npi = NPI.completing(187_654_321)
  static let clinicName = "NORTHMERE FAMILY CLINIC"
  static let clinicNPI = NPI.completing(187_654_400)
  static let taxNumber = "990700001"
  static let interchangeID = "NORTHMERE01"
  /// Through whom the claims go.
  static let clearinghouse = "QUAYSIDE CLEARING"
  static let clearinghouseID = "QUAYSIDE"
}
