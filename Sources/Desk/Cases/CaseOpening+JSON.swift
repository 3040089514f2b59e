import Trail
import X12

extension CaseOpening {
  var payload: JSON.Object {
    var fields = PayloadWriter()
    fields["attention_on"] = attentionOn
    if !billingBars.isEmpty { fields["bars"] = billingBars.map(JSON.string) }
    fields["below_floor"] = isBelowFloor
    fields["carc"] = reason
    fields["category"] = category
    fields["checklist"] = checklist.map(JSON.string)
    switch subject {
    case .claim(let claim): fields["claim"] = Int(claim.value)
    case .notice(let notice): fields["notice"] = Int(notice.value)
    case .acknowledgement(let set): fields["acknowledgement"] = Int(set.value)
    case .takeback(_, let item): fields["item"] = item
    case .appointment(let appointment): fields["appointment"] = Int(appointment.value)
    case .remittance: break
    }
    fields["clocks"] = clocks.map(\.json)
    fields["expected"] = estimate?.expected
    fields["group"] = group
    fields["history_charged"] = estimate?.charged
    fields["history_claims"] = estimate?.claims
    fields["history_paid"] = estimate?.paid
    fields["issues"] = issues.map(\.json)
    fields["line_of_business"] = lineOfBusiness
    fields["minutes"] = minutes
    fields["number"] = Int(number.number)
    fields["opened_on"] = openedOn
    fields["payer"] = Int(payer.value)
    fields["root_cause_team"] = rootCauseTeam
    fields["set"] = set.map { Int($0.value) }
    fields["sop"] = sop
    fields["team"] = team
    fields["visit"] = visit
    return fields.object
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    let (subject, set, visit) = try CaseOpening.subject(fields)
    var estimate: NetEstimate?
    if fields.hasAny(["expected", "history_claims", "history_paid", "history_charged"]) {
      estimate = NetEstimate(
        expected: try fields.cents("expected"), claims: try fields.integer("history_claims"),
        paid: try fields.cents("history_paid"),
        charged: try fields.cents("history_charged"))
    }
    self.init(
      number: CaseID(Int64(try fields.integer("number"))), sop: try fields.text("sop"),
      subject: subject, set: set,
      payer: PayerID(Int64(try fields.integer("payer"))), lineOfBusiness: try fields.text("line_of_business"),
      category: try fields.text("category"), group: try fields.text("group"), reason: try fields.text("carc"),
      issues: try fields.list("issues") { json throws(PayloadProblem) in try CaseIssue(json) },
      rootCauseTeam: try fields.text("root_cause_team"), team: Team(try fields.text("team")),
      clocks: try fields.list("clocks") { json throws(PayloadProblem) in try ExternalClock(json) },
      checklist: try fields.texts("checklist"), minutes: try fields.integer("minutes"), estimate: estimate,
      openedOn: try fields.date("opened_on"), attentionOn: try fields.date("attention_on"),
      isBelowFloor: try fields.flag("below_floor"), billingBars: try fields.optionalTexts("bars"), visit: visit)
  }

  /// What the case is about: a scheduled service, else a remitted claim, else a whole remittance.
  private static func subject(
    _ fields: PayloadReader
  ) throws(PayloadProblem) -> (CaseSubject, SetID?, Visit?) {
    if fields.hasAny(["appointment", "visit"]) {
      let appointment = AppointmentID(Int64(try fields.integer("appointment")))
      return (.appointment(appointment), nil, try Visit(fields.object("visit")))
    }
    let set = SetID(Int64(try fields.integer("set")))
    return (try CaseSubject(fields, in: set), set, nil)
  }
}

extension CaseSubject {
  fileprivate init(_ fields: PayloadReader, in set: SetID) throws(PayloadProblem) {
    if let claim = try fields.optionalInteger("claim") {
      self = .claim(ClaimID(Int64(claim)))
    } else if let notice = try fields.optionalInteger("notice") {
      self = .notice(AnswerID(Int64(notice)))
    } else if let acknowledgement = try fields.optionalInteger("acknowledgement") {
      self = .acknowledgement(SetID(Int64(acknowledgement)))
    } else if let item = try fields.optionalInteger("item") {
      self = .takeback(set, item: item)
    } else {
      self = .remittance(set)
    }
  }
}

extension LaterNotice {
  var payload: JSON.Object {
    var fields = PayloadWriter()
    fields["effect"] = effect.rawValue
    fields["notice"] = Int(notice.value)
    fields["noticed"] = noticed
    fields["on"] = on
    fields["replaced_on"] = replacedOn
    fields["sent"] = claim.map { Int($0.value) }
    fields["set"] = Int(set.value)
    return fields.object
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let effect = Effect(rawValue: try fields.text("effect")) else { throw fields.problem("effect") }
    self.init(
      notice: AnswerID(Int64(try fields.integer("notice"))), set: SetID(Int64(try fields.integer("set"))),
      effect: effect, on: try fields.date("on"), replacedOn: try fields.optionalDate("replaced_on"),
      claim: try fields.optionalInteger("sent").map { SentClaimID(Int64($0)) },
      noticed: try fields.optionalDate("noticed"))
  }
}

extension LaterRemittance {
  var payload: JSON.Object {
    var fields = PayloadWriter()
    if !billingBars.isEmpty { fields["bars"] = billingBars.map(JSON.string) }
    fields["claim"] = Int(claim.value)
    fields["set"] = Int(set.value)
    fields["effect"] = effect.rawValue
    fields["paid"] = paid
    fields["recovered"] = recovered
    fields["issues"] = issues.map(\.json)
    fields["clocks"] = clocks.map(\.json)
    fields["on"] = on
    return fields.object
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let effect = Effect(rawValue: try fields.text("effect")) else { throw fields.problem("effect") }
    self.init(
      claim: ClaimID(Int64(try fields.integer("claim"))), set: SetID(Int64(try fields.integer("set"))), effect: effect,
      paid: try fields.cents("paid"), recovered: try fields.cents("recovered"),
      issues: try fields.list("issues") { json throws(PayloadProblem) in try CaseIssue(json) },
      clocks: try fields.list("clocks") { json throws(PayloadProblem) in try ExternalClock(json) },
      on: try fields.date("on"), billingBars: try fields.optionalTexts("bars"))
  }
}

extension CaseIssue {
  var json: JSON {
    var fields = PayloadWriter()
    fields["amount"] = amount
    fields["carc"] = reason
    fields["category"] = category
    fields["claim"] = claim.map { Int($0.value) }
    fields["element"] = citation?.element
    fields["end"] = citation?.segment.end
    fields["full"] = isFull
    fields["group"] = group
    fields["line"] = line
    fields["start"] = citation?.segment.start
    return .object(fields.object)
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    var citation: Citation?
    if fields.hasAny(["start", "end", "element"]) {
      citation = Citation(
        segment: ByteRange(start: try fields.integer("start"), end: try fields.integer("end")),
        element: try fields.integer("element"))
    }
    self.init(
      claim: try fields.optionalInteger("claim").map { ClaimID(Int64($0)) }, line: try fields.optionalInteger("line"),
      group: try fields.text("group"), reason: try fields.text("carc"), category: try fields.text("category"),
      amount: try fields.cents("amount"), isFull: try fields.flag("full"), citation: citation)
  }
}

extension ExternalClock {
  var json: JSON {
    var fields = PayloadWriter()
    fields["anchor"] = anchor
    fields["anchor_source"] = anchorSource.rawValue
    fields["confirmed"] = isConfirmed
    fields["due"] = due
    fields["kind"] = kind.rawValue
    fields["rule"] = rule
    fields["work_by"] = workBy
    return .object(fields.object)
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    guard let kind = ClockKind(rawValue: try fields.text("kind")) else { throw fields.problem("kind") }
    guard let source = AnchorSource(rawValue: try fields.text("anchor_source")) else {
      throw fields.problem("anchor_source")
    }
    self.init(
      kind: kind, anchor: try fields.date("anchor"), anchorSource: source, due: try fields.date("due"),
      workBy: try fields.date("work_by"), rule: try fields.text("rule"), isConfirmed: try fields.flag("confirmed"))
  }
}

extension Evidence {
  package var json: JSON {
    switch self {
    case .file(let digest): ["file": .string(digest.description)]
    case .segment(let document, let range):
      [
        "document": .string(document.description), "start": .integer(Int64(range.start)),
        "end": .integer(Int64(range.end)),
      ]
    }
  }

  init(_ fields: PayloadReader) throws(PayloadProblem) {
    if let file = try fields.optionalDigest("file") {
      self = .file(file)
    } else {
      self = .segment(
        document: try fields.digest("document"),
        range: ByteRange(start: try fields.integer("start"), end: try fields.integer("end")))
    }
  }
}
