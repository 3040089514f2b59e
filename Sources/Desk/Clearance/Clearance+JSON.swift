import Trail
import X12

extension Visit: PayloadValue {
  package var json: JSON {
    var fields = PayloadWriter()
    fields["cancelled"] = isCancelled
    fields["minute"] = at?.minutes
    fields["on"] = on
    fields["row"] = Int(row.value)
    fields["urgency"] = urgency.rawValue
    return .object(fields.object)
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let urgency = Urgency(rawValue: try fields.text("urgency")) else { throw fields.problem("urgency") }
    var time: TimeOfDay?
    if let minute = try fields.optionalInteger("minute") {
      guard let known = TimeOfDay(minutes: minute) else { throw fields.problem("minute") }
      time = known
    }
    self.init(
      row: AppointmentRowID(Int64(try fields.integer("row"))), on: try fields.date("on"), at: time, urgency: urgency,
      isCancelled: try fields.flag("cancelled"))
  }
}

extension ClearanceFinding {
  func write(_ fields: inout PayloadWriter) {
    fields["element"] = element.rawValue
    fields["status"] = status
    if case .authorization(.approved(let approval)) = self {
      fields["from"] = approval.from
      fields["number"] = approval.number
      fields["through"] = approval.through
      fields["units"] = approval.units
    }
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let element = ClearanceElement(rawValue: try fields.text("element")) else { throw fields.problem("element") }
    let status = try fields.text("status")
    var approval: Approval?
    if fields.hasAny(["from", "number", "through", "units"]) {
      approval = Approval(
        number: try fields.digest("number"), from: try fields.date("from"), through: try fields.date("through"),
        units: try fields.integer("units"))
    }
    do throws(Refusal) { try self.init(element, status, approval: approval) } catch { throw fields.problem("status") }
  }
}

extension AppointmentChange {
  var payload: JSON.Object {
    var fields = PayloadWriter()
    fields["attention_on"] = attentionOn
    fields["clocks"] = clocks.map(\.json)
    fields["payer"] = Int(payer.value)
    if !reopens.isEmpty { fields["reopens"] = reopens.map { JSON.string($0.rawValue) } }
    fields["visit"] = visit
    fields["what"] = what.rawValue
    return fields.object
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let what = What(rawValue: try fields.text("what")) else { throw fields.problem("what") }
    var reopens: [ClearanceElement] = []
    for name in try fields.optionalTexts("reopens") {
      guard let element = ClearanceElement(rawValue: name) else { throw fields.problem("reopens") }
      reopens.append(element)
    }
    self.init(
      what: what, visit: try Visit(fields.object("visit")), payer: PayerID(Int64(try fields.integer("payer"))),
      reopens: reopens,
      clocks: try fields.list("clocks") { json throws(PayloadProblem) in try ExternalClock(json) },
      attentionOn: try fields.date("attention_on"))
  }
}
