import Desk
import Store
import Trail
import X12

/// Walks every page of a workplace and holds every amount on it against the bytes of the files that were brought in.
struct FigureAudit {
  let workplace: Workplace
  /// The files as they were before the store had them.
  let originals: [Digest: [UInt8]]
  private(set) var figures = 0
  private(set) var sums = 0
  private(set) var sources = 0
  private(set) var faults: [String] = []
  private var known: Set<String> = []

  init(_ workplace: Workplace, originals: [Digest: [UInt8]]) {
    self.workplace = workplace
    self.originals = originals
  }

  mutating func run() async throws {
    let store = workplace.store
    let reader = workplace.manager
    for set in try await workplace.numbers("SELECT set_id FROM remittance ORDER BY 1") {
      var page = 1
      repeat {
        let view = try await store.remittanceView(SetID(set), page: page, for: reader)
        let place = "remittance \(set)"
        for figure in [view.payment] { try await check(figure, place + " payment", isOneValue: true) }
        for figure in [view.claimsPaid, view.claimsCharged, view.providerAdjustments, view.imbalance] {
          try await check(figure, place + " sum", isOneValue: false)
        }
        for plb in view.plb { try await check(plb.amount, place + " PLB", isOneValue: true) }
        for claim in view.claims {
          try await check(claim.charge, place + " row charge", isOneValue: true)
          try await check(claim.paid, place + " row paid", isOneValue: true)
        }
        page += 1
        if page > view.pageCount { break }
      } while true
    }
    for claim in try await workplace.numbers("SELECT id FROM claim ORDER BY 1") {
      try await claimPage(try await store.claimView(ClaimID(claim), for: reader))
    }
    for id in try await workplace.cases() { try await casePage(try await store.caseView(id, for: reader)) }
    let (rows, _) = try await store.remittances(page: 1, for: reader)
    for row in rows { try await check(row.amount, "list of remittances", isOneValue: true) }
  }

  private mutating func claimPage(_ view: ClaimView) async throws {
    let place = "claim \(view.id)"
    try await check(view.charge, place + " charge", isOneValue: true)
    try await check(view.paid, place + " paid", isOneValue: true)
    if let share = view.patientResponsibility { try await check(share, place + " share", isOneValue: true) }
    if let denied = view.denied { try await check(denied, place + " denied", isOneValue: false) }
    try await check(view.imbalance, place + " imbalance", isOneValue: false)
    for adjustment in view.adjustments { try await check(adjustment.amount, place + " CAS", isOneValue: true) }
    for line in view.lines {
      let place = place + " line \(line.ordinal)"
      try await check(line.charge, place + " charge", isOneValue: true)
      try await check(line.paid, place + " paid", isOneValue: true)
      try await check(line.imbalance, place + " imbalance", isOneValue: false)
      for adjustment in line.adjustments { try await check(adjustment.amount, place + " CAS", isOneValue: true) }
    }
  }

  private mutating func casePage(_ view: CaseView) async throws {
    let place = "case \(view.state.opening.number)"
    try await check(view.denied, place + " denied", isOneValue: false)
    if let charge = view.charge { try await check(charge, place + " charge", isOneValue: true) }
    if let paid = view.paid { try await check(paid, place + " paid", isOneValue: true) }
    if let recovered = view.recovered { try await check(recovered, place + " recovered", isOneValue: false) }
    for issue in view.issues { try await check(issue.amount, place + " issue", isOneValue: false) }
    for member in view.family {
      try await check(member.charge, place + " family charge", isOneValue: true)
      try await check(member.paid, place + " family paid", isOneValue: true)
    }
    for entry in view.timeline {
      for amount in entry.amounts { try await check(amount, place + " timeline", isOneValue: true) }
    }
  }

  /// A figure leads to its one value, or by its breakdown to values that add up to it.
  private mutating func check(_ figure: Figure, _ place: String, isOneValue: Bool) async throws {
    figures += 1
    guard let path = figure.breakdown else {
      if figure.sources.count == 1 {
        try await check(figure.sources[0], place)
      } else {
        faults.append("\(place): \(figure.sources.count) sources and no breakdown")
      }
      if figure.sources.first?.amount != figure.amount { faults.append("\(place): the source has another amount") }
      return
    }
    if isOneValue { faults.append("\(place): one value of the file is shown as a sum") }
    sums += 1
    let whole = try await workplace.store.breakdown(path, for: workplace.manager).figure
    if whole.amount != figure.amount { faults.append("\(place): \(figure.amount), but \(path) says \(whole.amount)") }
    let total = whole.sources.reduce(Int64(0)) { $0 + Int64($1.sign) * $1.amount.value }
    if total != figure.amount.value {
      faults.append("\(place): \(figure.amount.value) cents, but the sources of \(path) add up to \(total)")
    }
    for source in whole.sources { try await check(source, place + " by " + path) }
  }

  private mutating func check(_ source: Figure.Source, _ place: String) async throws {
    sources += 1
    let range = source.range
    guard let bytes = originals[source.document], range.start >= 0, range.end <= bytes.count, range.count > 0 else {
      faults.append("\(place): \(source.label) has no bytes (\(range))")
      return
    }
    let value = bytes[range.start..<range.end]
    if TinyDecimal.cents(value) != source.amount.value {
      faults.append(
        "\(place): \(source.label) is \(source.amount), the file says \(String(decoding: value, as: UTF8.self))")
    }
    guard known.insert(source.path).inserted, known.count % 5 == 1 else { return }
    let citation = try await workplace.store.citation(source.document, range, for: workplace.manager)
    let shown = String(String.UnicodeScalarView(value.map { 32...126 ~= $0 ? Unicode.Scalar($0) : "·" }))
    if citation.cited != shown { faults.append("\(place): the citation shows \(citation.cited), not \(shown)") }
  }
}
