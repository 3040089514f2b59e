/// The rules that hold for every guide. A guide's own situational rules have their own names.
public enum ConformanceRule: String, CaseIterable, Sendable {
  /// No guide is known for the set's version, so that only its envelope is checked; an error where the version is another transaction's.
  case guideNone = "GUIDE-NONE"
  /// The standard has no segment with this identifier.
  case segmentUnknown = "SEGMENT-UNKNOWN"
  /// The guide uses this segment nowhere.
  case segmentNotInGuide = "SEGMENT-NOT-IN-GUIDE"
  /// The guide does not use the segment at this place.
  case segmentUnexpected = "SEGMENT-UNEXPECTED"
  /// The guide uses the segment here, but with other codes in the element that says what it is about.
  case segmentQualifier = "SEGMENT-QUALIFIER"
  /// The segment stands after one that must follow it.
  case segmentOrder = "SEGMENT-ORDER"
  /// A segment that the guide requires is missing.
  case segmentRequired = "SEGMENT-REQUIRED"
  /// The segment stands more often than the guide allows.
  case segmentRepeat = "SEGMENT-REPEAT"
  /// The segment is there and holds nothing.
  case segmentBare = "SEGMENT-BARE"
  /// A loop that the guide requires is missing.
  case loopRequired = "LOOP-REQUIRED"
  /// The loop stands more often than the guide allows.
  case loopRepeat = "LOOP-REPEAT"
  /// HL01 counts the levels of a set from 1, without gaps.
  case levelSequence = "HL-SEQUENCE"
  /// HL02 names an open level, of the kind that the guide wants above.
  case levelParent = "HL-PARENT"
  /// HL04 says truly whether levels below follow.
  case levelChildren = "HL-CHILDREN"
  /// LX01 counts the lines of each claim from 1, without gaps.
  case lineSequence = "LX-SEQUENCE"
  /// An element that the guide requires is missing.
  case elementRequired = "ELEMENT-REQUIRED"
  /// An element holds a value although the guide does not use it.
  case elementNotUsed = "ELEMENT-NOT-USED"
  /// The segment has more elements than the standard knows.
  case elementExtra = "ELEMENT-EXTRA"
  /// The element is repeated more often than allowed.
  case elementRepeat = "ELEMENT-REPEAT"
  /// The value is nothing but blanks; where it may be absent, that is a warning.
  case elementBlank = "ELEMENT-BLANK"
  /// The value is shorter than the standard or the guide allows.
  case elementShort = "ELEMENT-SHORT"
  /// The value is longer than the standard or the guide allows.
  case elementLong = "ELEMENT-LONG"
  /// A number holds something else than digits, a sign and a decimal point.
  case elementNumber = "ELEMENT-NUMBER"
  /// The value is no day of the calendar in the form that is wanted.
  case elementDate = "ELEMENT-DATE"
  /// The value is no time of day in the form that is wanted.
  case elementTime = "ELEMENT-TIME"
  /// The value is none of the codes that the guide allows.
  case elementCode = "ELEMENT-CODE"
  /// The value holds characters that X12 has only where both sides agree on them.
  case elementCharacters = "ELEMENT-CHARACTERS"
  /// Elements that belong together are not all there.
  case elementRelation = "ELEMENT-RELATION"
  /// Elements that exclude each other are both there.
  case elementExclusion = "ELEMENT-EXCLUSION"
  /// The composite has more components than the standard knows, or a value that is none has several.
  case componentExtra = "COMPONENT-EXTRA"
  /// A service line's charge less its adjustments is what was paid.
  case balanceLine = "BALANCE-LINE"
  /// A claim's charge less all adjustments is what was paid, and its lines add up to it.
  case balanceClaim = "BALANCE-CLAIM"
  /// The payment is the sum of the claims less the adjustments of the provider's balance.
  case balancePayment = "BALANCE-PAYMENT"
  /// A payment is not below zero.
  case paymentNegative = "PAYMENT-NEGATIVE"
  /// A charge, and what another payer paid of it, is not below zero.
  case chargeNegative = "CHARGE-NEGATIVE"
  /// What the patient owes is the sum of the adjustments in group PR.
  case balancePatient = "BALANCE-PATIENT"
  /// A claim's charge is the sum of its lines.
  case balanceCharge = "BALANCE-CHARGE"
  /// What another payer paid is the charge less that payer's adjustments.
  case balanceOtherPayer = "BALANCE-OTHER-PAYER"
  /// A line's charge is what another payer paid for it and took off.
  case balanceOtherLine = "BALANCE-OTHER-LINE"
  /// A line points to diagnoses that its claim gives.
  case diagnosisPointer = "DIAGNOSIS-POINTER"
  /// A claim gives each diagnosis once, one right after the other.
  case diagnosisList = "DIAGNOSIS-LIST"
  /// No two payers of a claim have the same rank.
  case payerRank = "PAYER-RANK"
  /// Who decided on a line is one of the payers that the claim names.
  case otherPayerUnknown = "OTHER-PAYER-UNKNOWN"
  /// An NPI has ten digits, begins with 1 or 2, and its check digit is right.
  case npiCheckDigit = "NPI"
  /// The code is not in its table.
  case codeUnknown = "CODE-UNKNOWN"
  /// The code is in its table, but not valid on the day that counts.
  case codeDay = "CODE-DAY"
  /// The code is not in the editions of its table that are loaded, none of which covers the day.
  case codeEdition = "CODE-EDITION"

  /// The name, for counting and for documentation.
  public var name: String { rawValue }

  /// How much it matters unless the caller says otherwise.
  public var severity: Problem.Severity {
    switch self {
    case .guideNone, .codeEdition, .lineSequence, .payerRank, .otherPayerUnknown, .balancePatient: .warning
    default: .error
    }
  }

  /// How deep the check looks. What cannot be told without a guide and its dictionary is of the guide.
  public var level: SNIPLevel {
    switch self {
    case .guideNone, .segmentUnknown, .segmentBare, .segmentNotInGuide, .segmentUnexpected, .segmentQualifier,
      .segmentOrder,
      .segmentRequired, .segmentRepeat, .loopRequired, .loopRepeat, .levelSequence, .levelParent, .levelChildren,
      .lineSequence,
      .elementRequired, .elementNotUsed, .elementExtra, .elementBlank, .elementShort, .elementLong, .elementNumber,
      .elementDate, .elementTime, .elementCode, .elementRelation, .elementExclusion, .elementRepeat, .componentExtra,
      .elementCharacters:
      .guide
    case .balanceLine, .balanceClaim, .balancePayment, .paymentNegative, .chargeNegative, .balancePatient,
      .balanceCharge,
      .balanceOtherPayer, .balanceOtherLine:
      .balance
    case .diagnosisPointer, .diagnosisList, .payerRank, .otherPayerUnknown: .situation
    case .npiCheckDigit, .codeUnknown, .codeDay, .codeEdition: .codes
    }
  }

  /// How a 999 says it.
  public var code: Finding.Code {
    switch self {
    case .guideNone: .set("I6")
    case .segmentUnknown: .segment("1")
    case .segmentUnexpected, .segmentQualifier: .segment("2")
    case .segmentRequired: .segment("3")
    case .loopRepeat: .segment("4")
    case .segmentRepeat: .segment("5")
    case .segmentNotInGuide: .segment("6")
    case .segmentOrder: .segment("7")
    case .loopRequired: .segment("I7")
    case .segmentBare: .segment("8")
    case .elementRequired: .element("1")
    case .elementRelation: .element("2")
    case .elementExtra: .element("3")
    case .elementShort: .element("4")
    case .elementLong: .element("5")
    case .elementNumber, .elementBlank, .elementCharacters: .element("6")
    case .elementCode, .levelSequence, .levelParent, .levelChildren, .lineSequence: .element("7")
    case .elementDate: .element("8")
    case .elementTime: .element("9")
    case .elementExclusion: .element("10")
    case .elementRepeat: .element("12")
    case .componentExtra: .element("13")
    case .elementNotUsed: .element("I10")
    case .diagnosisPointer, .diagnosisList, .payerRank, .otherPayerUnknown: .element("I13")
    case .balanceLine, .balanceClaim, .balancePayment, .paymentNegative, .chargeNegative, .balancePatient,
      .balanceCharge,
      .balanceOtherPayer, .balanceOtherLine, .npiCheckDigit, .codeUnknown, .codeDay, .codeEdition:
      .none
    }
  }

  /// What the rule says, for the table of rules.
  public var meaning: String {
    switch self {
    case .guideNone:
      "No guide is known for the set's version, so that only its envelope is checked; an error where the version is another transaction's."
    case .segmentUnknown: "The standard has no segment with this identifier."
    case .segmentNotInGuide: "The guide uses this segment nowhere."
    case .segmentUnexpected: "The guide does not use the segment at this place."
    case .segmentQualifier:
      "The guide uses the segment here, but with other codes in the element that says what it is about."
    case .segmentOrder: "The segment stands after one that must follow it."
    case .segmentRequired: "A segment that the guide requires is missing."
    case .segmentRepeat: "The segment stands more often than the guide allows."
    case .segmentBare: "A segment has no element with a value."
    case .loopRequired: "A loop that the guide requires is missing."
    case .loopRepeat: "The loop stands more often than the guide allows."
    case .levelSequence: "HL01 counts the levels of a set from 1, without gaps."
    case .levelParent: "HL02 names an open level, of the kind that the guide wants above."
    case .levelChildren: "HL04 says truly whether levels below follow."
    case .lineSequence: "LX01 counts the lines of each claim from 1, without gaps."
    case .elementRequired: "An element that the guide requires is missing."
    case .elementNotUsed: "An element holds a value although the guide does not use it."
    case .elementExtra: "The segment has more elements than the standard knows."
    case .elementRepeat: "The element is repeated more often than allowed."
    case .elementBlank: "The value is nothing but blanks; where it may be absent, that is a warning."
    case .elementShort: "The value is shorter than the standard or the guide allows."
    case .elementLong: "The value is longer than the standard or the guide allows."
    case .elementNumber: "A number holds something else than digits, a sign and a decimal point."
    case .elementDate: "The value is no day of the calendar in the form that is wanted."
    case .elementTime: "The value is no time of day in the form that is wanted."
    case .elementCode: "The value is none of the codes that the guide allows."
    case .elementCharacters: "The value holds characters that X12 has only where both sides agree on them."
    case .elementRelation: "Elements that belong together are not all there."
    case .elementExclusion: "Elements that exclude each other are both there."
    case .componentExtra:
      "The composite has more components than the standard knows, or a value that is none has several."
    case .balanceLine: "A service line's charge less its adjustments is what was paid."
    case .balanceClaim: "A claim's charge less all adjustments is what was paid, and its lines add up to it."
    case .balancePayment: "The payment is the sum of the claims less the adjustments of the provider's balance."
    case .paymentNegative: "A payment is not below zero."
    case .balancePatient: "What the patient owes (CLP05) is the sum of the adjustments in group PR."
    case .chargeNegative: "A charge, and what another payer paid of it, is not below zero."
    case .balanceCharge: "A claim's charge is the sum of its lines."
    case .balanceOtherPayer: "What another payer paid is the charge less that payer's adjustments."
    case .balanceOtherLine: "A line's charge is what another payer paid for it and took off."
    case .diagnosisList: "A claim gives each diagnosis once, one right after the other."
    case .diagnosisPointer: "A line points to diagnoses that its claim gives."
    case .payerRank: "No two payers of a claim have the same rank."
    case .otherPayerUnknown: "Who decided on a line is one of the payers that the claim names."
    case .npiCheckDigit: "An NPI has ten digits, begins with 1 or 2, and its check digit is right."
    case .codeUnknown: "The code is not in its table."
    case .codeDay: "The code, or every code of its kind, is not valid on the day that counts."
    case .codeEdition: "The code is not in its table, but the table speaks of other days than the one that counts."
    }
  }
}
