/// Payment, trace, payer and payee of one remittance (835 table 1).
///
/// An absent segment leaves its values `nil` or empty; a problem has told of it when it was required.
public struct RemittanceHeader: Hashable, Sendable {
  /// BPR01, what happens with the money: `I` remittance only, `H` notification only, `C` payment with it.
  public var handling: String
  /// BPR02, the amount paid for the whole set.
  public var amount: Cents?
  /// BPR03: `C` credit, `D` debit.
  public var creditOrDebit: String
  /// BPR04: `ACH`, `CHK`, `NON`, `FWT` or `BOP`.
  public var method: String
  /// BPR16, the day of the cheque or of the transfer.
  public var paymentDate: CalendarDate?
  /// TRN02, the number that the payment also carries.
  public var trace: String
  /// TRN03, who gave the trace number.
  public var originator: String
  /// DTM*405, the day the payer's system produced the remittance.
  public var productionDate: CalendarDate?
  /// N102 of N1*PR.
  public var payerName: String
  /// N104 of N1*PR, else its REF*2U, else TRN03.
  public var payerID: String
  /// N102 of N1*PE.
  public var payeeName: String
  /// N103 of N1*PE: `XX` when the identifier is an NPI.
  public var payeeIDQualifier: String
  /// N104 of N1*PE.
  public var payeeID: String
  /// The BPR segment.
  public var bpr: ByteRange?
  /// The TRN segment.
  public var trn: ByteRange?
  /// The DTM*405 segment.
  public var production: ByteRange?
  /// The N1*PR segment.
  public var payer: ByteRange?
  /// The N1*PE segment.
  public var payee: ByteRange?

  /// Makes a header.
  public init(
    handling: String = "", amount: Cents? = nil, creditOrDebit: String = "", method: String = "",
    paymentDate: CalendarDate? = nil, trace: String = "", originator: String = "",
    productionDate: CalendarDate? = nil, payerName: String = "", payerID: String = "", payeeName: String = "",
    payeeIDQualifier: String = "", payeeID: String = "", bpr: ByteRange? = nil, trn: ByteRange? = nil,
    production: ByteRange? = nil, payer: ByteRange? = nil, payee: ByteRange? = nil
  ) {
    self.handling = handling
    self.amount = amount
    self.creditOrDebit = creditOrDebit
    self.method = method
    self.paymentDate = paymentDate
    self.trace = trace
    self.originator = originator
    self.productionDate = productionDate
    self.payerName = payerName
    self.payerID = payerID
    self.payeeName = payeeName
    self.payeeIDQualifier = payeeIDQualifier
    self.payeeID = payeeID
    self.bpr = bpr
    self.trn = trn
    self.production = production
    self.payer = payer
    self.payee = payee
  }

  /// The payee's NPI, when it is identified by one; the check digit is not verified here.
  public var payeeNPI: String? { payeeIDQualifier == "XX" && !payeeID.isEmpty ? payeeID : nil }
}
