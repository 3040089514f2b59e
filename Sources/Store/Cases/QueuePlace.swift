import GRDB

/// Where an open case stands in the work queue: all that its counters count by.
struct QueuePlace: Hashable {
  /// 0 while nobody has taken the case.
  var owner: Int64
  var team: String
  var payer: Int64
  var category: String
  var sop: String
  /// The work-by date of the clock that ends first.
  var due: Int32
  /// The day from which the case stands at the front.
  var attentionOn: Int32
  /// The day on which the hold ends; 0 without one.
  var heldUntil: Int32

  /// The place that the queue's table has for a case; nil when it is closed.
  init?(_ row: Row) {
    guard row["is_open"] as Bool else { return nil }
    self.init(
      owner: row["owner"], team: row["team"], payer: row["payer"], category: row["category"], sop: row["sop"],
      due: row["due"], attentionOn: row["attention_on"], heldUntil: row["held_until"])
  }

  init(
    owner: Int64, team: String, payer: Int64, category: String, sop: String, due: Int32, attentionOn: Int32,
    heldUntil: Int32
  ) {
    self.owner = owner
    self.team = team
    self.payer = payer
    self.category = category
    self.sop = sop
    self.due = due
    self.attentionOn = attentionOn
    self.heldUntil = heldUntil
  }

  /// The counters in which a case at this place is counted.
  var counters: [QueueCounter] {
    let facets: [(QueueCounter.Facet, String)] = [
      (.all, ""), (.owner, String(owner)), (.team, team), (.payer, String(payer)), (.category, category), (.sop, sop),
    ]
    var days: [(QueueCounter.Axis, Int32)] = [(.due, due), (.attention, attentionOn)]
    if heldUntil > 0 { days.append((.held, heldUntil)) }
    return facets.flatMap { facet, value in
      days.map { axis, day in QueueCounter(facet: facet, value: value, axis: axis, day: day) }
    }
  }
}

/// One counter of open cases: by a facet, and by a day.
struct QueueCounter: Hashable {
  enum Facet: String { case all, owner, team, payer, category, sop }
  /// `due` counts by work-by date, `attention` by the day from which the case stands at the front, `held` by the day on
  /// which a hold ends; it counts only cases that have one.
  enum Axis: String { case due, attention, held }

  var facet: Facet
  var value: String
  var axis: Axis
  var day: Int32
}
