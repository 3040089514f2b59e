import CEL
import X12

extension Playbook {
  /// The case that a scheduled service opens, or nil when none is to be worked: a cancelled service, one whose day has
  /// passed, an emergency whose visit is not over (guardrail G1), or one that no rule names.
  package func opening(
    for facts: AppointmentFacts, number: CaseID, today: CalendarDate
  ) throws(EvaluationError) -> (SOP, CaseOpening)? {
    let visit = Visit(facts)
    guard !visit.isCancelled, visit.urgency == .emergency ? visit.on < today : visit.on >= today else { return nil }
    let values = try facts.service.bindings()
    for sop in sops {
      guard let rule = try sop.firstRule(.appointment, values), let id = rule.category else { continue }
      let category = sop.workingCategory(id)
      var checklist: [String] = []
      for item in category.checklist {
        // Whatever a file says: nothing of an emergency is cleared.
        if visit.urgency == .emergency, item.element != nil { continue }
        if try item.when?.program.holds(values) ?? true { checklist.append(item.id) }
      }
      return (
        sop,
        CaseOpening(
          number: number, sop: sop.name, subject: .appointment(facts.id), set: nil, payer: facts.payer,
          lineOfBusiness: "", category: id, group: "", reason: "", issues: [], rootCauseTeam: category.team.name,
          team: category.team, clocks: sop.clocks(for: visit, in: id, calendar: calendar), checklist: checklist,
          minutes: category.minutes, estimate: nil, openedOn: today,
          attentionOn: sop.attention(for: visit, openedOn: today), isBelowFloor: false, visit: visit)
      )
    }
    return nil
  }
}

extension SOP {
  /// The clock of a service: its day, which nothing moves but the schedule. An emergency has none (guardrail G1).
  func clocks(for visit: Visit, in category: String, calendar: BusinessCalendar) -> [ExternalClock] {
    guard visit.urgency != .emergency, !visit.isCancelled, workingCategory(category).clocks.contains(.dayOfService)
    else { return [] }
    // Urgent care is not cleared on business days only.
    let workBy = visit.urgency == .urgent ? visit.on : calendar.businessDay(onOrBefore: visit.on)
    return [
      ExternalClock(
        kind: .dayOfService, anchor: visit.on, anchorSource: .schedule, due: visit.on, workBy: workBy,
        rule: "\(name)/day_of_service", isConfirmed: true)
    ]
  }

  /// The day from which the case of a service stands at the front.
  func attention(for visit: Visit, openedOn: CalendarDate) -> CalendarDate {
    switch visit.urgency {
    case .urgent: min(openedOn, visit.on.adding(days: -Visit.urgentFrontDays))
    case .elective: visit.on.adding(days: -frontDays)
    case .emergency: max(openedOn, visit.on).adding(days: maxAgeDays)
    }
  }

  /// The outcome that stands for a need, for what the machine closes by itself.
  func outcome(needing need: Outcome.Need, in category: String) -> Outcome? {
    outcomes(in: category).first { $0.needs.contains(need) } ?? outcomes.first { $0.needs.contains(need) }
  }
}

extension SOPFacts {
  /// The fields for a rule about a scheduled service.
  package static let appointment = Environment([
    "appointment": .object(
      "appointment",
      [
        "urgency": .string, "service": .string, "service_name": .string, "location": .string, "payer": .string,
        "payer_name": .string, "member_id": .string, "sex": .string, "ordering_provider": .string,
        "authorization_number": .string, "status": .string, "start": .string, "age": .int,
      ])
  ])
}

extension ScheduledService {
  /// Whole years of age on the day of service; -1 when the birth date is not known.
  var age: Int {
    guard let birthDate else { return -1 }
    let (then, now) = (birthDate.components, on.components)
    return now.year - then.year - ((now.month, now.day) < (then.month, then.day) ? 1 : 0)
  }

  func bindings() throws(EvaluationError) -> Bindings {
    var values = Bindings(in: SOPFacts.appointment)
    try values.bind("appointment.urgency", to: .string(urgency.rawValue))
    try values.bind("appointment.service", to: .string(service))
    try values.bind("appointment.service_name", to: .string(serviceName))
    try values.bind("appointment.location", to: .string(location))
    try values.bind("appointment.payer", to: .string(payer))
    try values.bind("appointment.payer_name", to: .string(payerName))
    try values.bind("appointment.member_id", to: .string(memberID))
    try values.bind("appointment.sex", to: .string(sex))
    try values.bind("appointment.ordering_provider", to: .string(orderingProvider))
    try values.bind("appointment.authorization_number", to: .string(authorizationNumber))
    try values.bind("appointment.status", to: .string(status.rawValue))
    try values.bind("appointment.start", to: .string(at?.description ?? ""))
    try values.bind("appointment.age", to: .int(Int64(age)))
    return values
  }
}
