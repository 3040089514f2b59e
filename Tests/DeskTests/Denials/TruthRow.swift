import Testing
import X12

/// One row of the truth table: what a remitted claim says, and what that means.
struct TruthRow: CustomTestStringConvertible, Sendable {
  var name: String
  var status: String
  var charge: String
  var paid: String
  /// Group, reason and amount: `CO-45:80.00 PR-1:20.00`.
  var adjustments: String
  var remark: String
  /// `none`, `denial full`, `denial partial`, `unprocessable`, `reversal` or `zero-pay review`.
  var outcome: String
  var denied: String
  /// Empty where the table names none.
  var category: String

  init(
    _ name: String, _ status: String, _ charge: String, _ paid: String, _ adjustments: String, remark: String = "",
    _ outcome: String, _ denied: String = "0.00", category: String = ""
  ) {
    self.name = name
    self.status = status
    self.charge = charge
    self.paid = paid
    self.adjustments = adjustments
    self.remark = remark
    self.outcome = outcome
    self.denied = denied
    self.category = category
  }

  var testDescription: String { name }

  /// The row with its adjustments and remark at claim level.
  var asClaim: RemittedClaim {
    RemittedClaim(
      controlNumber: "1", status: status, charge: dollars(charge), paid: dollars(paid),
      adjustments: .written(adjustments), remarks: remarks)
  }

  /// The row as a claim with one service line that carries them.
  var asServiceLine: RemittedClaim {
    RemittedClaim(
      controlNumber: "1", status: status, charge: dollars(charge), paid: dollars(paid),
      lines: [
        ServiceLine(
          procedure: "99213", charge: dollars(charge), paid: dollars(paid), adjustments: .written(adjustments),
          remarks: remarks)
      ])
  }

  private var remarks: [Remark] { remark.isEmpty ? [] : [Remark(code: remark)] }
}

extension [Adjustment] {
  /// Adjustments written as `CO-45:80.00 PR-1:20.00`.
  static func written(_ text: String) -> [Adjustment] {
    text.split(separator: " ").map { word in
      let parts = word.split { $0 == ":" }
      let code = parts[0].split(separator: "-", maxSplits: 1)
      return Adjustment(group: String(code[0]), reason: String(code[1]), amount: dollars(String(parts[1])))
    }
  }
}

extension TruthRow {
  /// The product's definition of "denied", case by case.
  static let all = [
    TruthRow("01 paid in full less contract", "1", "200.00", "120.00", "CO-45:80.00", "none"),
    TruthRow("02 deductible only", "1", "200.00", "0.00", "CO-45:50.00 PR-1:150.00", "none"),
    TruthRow("03 copay and coinsurance", "1", "300.00", "180.00", "CO-45:60.00 PR-2:40.00 PR-3:20.00", "none"),
    TruthRow(
      "04 authorisation absent", "4", "500.00", "0.00", "CO-197:500.00", "denial full", "500.00",
      category: "authorization"),
    TruthRow("05 same with CLP02 = 1", "1", "500.00", "0.00", "CO-197:500.00", "denial full", "500.00"),
    TruthRow(
      "06 one of two lines denied", "1", "800.00", "480.00", "PR-2:120.00 CO-97:200.00", "denial partial", "200.00",
      category: "bundling"),
    TruthRow(
      "07 small share denied of a large bill", "1", "10000.00", "3000.00", "CO-45:5600.00 CO-151:1400.00",
      "denial partial", "1400.00"),
    TruthRow("08 coverage ended, patient group", "4", "250.00", "0.00", "PR-27:250.00", "denial full", "250.00"),
    TruthRow("09 not covered, patient group", "4", "90.00", "0.00", "PR-204:90.00", "denial full", "90.00"),
    TruthRow(
      "10 non-covered with remark", "1", "140.00", "0.00", "PR-96:140.00", remark: "N130", "denial full", "140.00"),
    TruthRow("11 whole charge contractual", "1", "900.00", "0.00", "CO-45:900.00", "zero-pay review"),
    TruthRow("12 capitated", "1", "300.00", "0.00", "CO-24:300.00", "none"),
    TruthRow("13 timely filing", "4", "410.00", "0.00", "CO-29:410.00", "denial full", "410.00"),
    TruthRow("14 exact duplicate", "4", "410.00", "0.00", "OA-18:410.00", "denial full", "410.00"),
    TruthRow(
      "15 secondary after primary paid", "2", "1000.00", "80.00", "OA-23:800.00 CO-45:100.00 PR-3:20.00", "none"),
    TruthRow("16 reversal", "22", "-500.00", "-300.00", "CO-45:-200.00", "reversal"),
    TruthRow("17 unprocessable", "4", "150.00", "0.00", "CO-16:150.00", remark: "MA130", "unprocessable"),
    TruthRow(
      "18 missing information", "4", "150.00", "0.00", "CO-16:150.00", remark: "N286", "denial full", "150.00"),
    TruthRow(
      "19 denied with no reason code", "4", "220.00", "0.00", "CO-45:220.00", "denial full", "220.00",
      category: "unspecified"),
    TruthRow("20 pended", "1", "330.00", "0.00", "OA-133:330.00", "none"),
    TruthRow("21 spend-down", "1", "120.00", "0.00", "PR-178:120.00", "none"),
    TruthRow(
      "22 inpatient to observation", "1", "18000.00", "4200.00", "CO-45:3800.00 CO-186:10000.00", "denial partial",
      "10000.00"),
    TruthRow(
      "23 negative adjustment of a denial code", "1", "100.00", "100.00", "CO-197:-40.00 CO-45:40.00", "none"),
    TruthRow(
      "24 two reasons, one line", "1", "600.00", "0.00", "CO-50:350.00 CO-45:250.00", "denial full", "350.00",
      category: "medical_necessity"),
    TruthRow("25 payment to patient", "4", "75.00", "0.00", "PR-100:75.00", "denial full", "75.00"),
  ]
}
