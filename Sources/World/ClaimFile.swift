/// A file of claims of one guide, as it goes to the clearinghouse (837).
struct ClaimFile: Sendable {
  let name: String
  let isProfessional: Bool
  /// ISA13 and GS06.
  let control: Int
  let batches: [ClaimBatch]

  /// The day on which it goes out: that of its last batch.
  var date: CalendarDate { batches.map(\.date).max() ?? .firstDay }

  /// GS08, and what its sets name.
  var version: String { isProfessional ? "005010X222A1" : "005010X223A2" }

  /// Numbers the batches of a file.
  init(name: String, isProfessional: Bool, control: Int, batches: [ClaimBatch.Content]) {
    (self.name, self.isProfessional, self.control) = (name, isProfessional, control)
    self.batches = zip(1..., batches).map { number, content in
      ClaimBatch(set: padded(number, 4), reference: "B\(control)-\(number)", content: content)
    }
  }
}

/// The claims that are sent on one day: one transaction set of an 837.
struct ClaimBatch: Sendable {
  /// ST02.
  let set: String
  /// BHT03, which the payers' front ends repeat.
  let reference: String
  let content: Content

  /// What is in a batch before it is numbered.
  struct Content: Sendable {
    let date: CalendarDate
    let claims: [Submission]
    /// Sent with a wrong number of the billing provider, so that the clearinghouse refuses the set and no payer sees it.
    var isRefused = false
  }

  var date: CalendarDate { content.date }
  var claims: [Submission] { content.claims }
  var isRefused: Bool { content.isRefused }

  /// NM109 of the provider who asks to be paid.
  func billingNPI(clinic: Bool) -> String {
    let npi = clinic ? Hospital.clinicNPI : Hospital.npi
    return isRefused ? NPI.mistyped(npi) : npi
  }
}

extension Book {
  /// The day's claims in files: every claim stands in one batch of the day on which it was sent, and on some days in another
  /// before it that was refused.
  func claimFiles(answeredOn day: Int) -> [ClaimFile] {
    let claims = submissions(answeredOn: day)
    let production = CalendarDate.production(day: day).compact
    let control = 500_000 + day * 100
    var files: [ClaimFile] = []
    for isProfessional in [true, false] {
      let own = claims.filter { ($0.bill.kind == .professional) == isProfessional }
      let days = Dictionary(grouping: own, by: \.sent.ordinal)
      let batches = days.sorted { $0.key < $1.key }
        .map { ClaimBatch.Content(date: CalendarDate(ordinal: $0.key), claims: $0.value) }
      let parts = isProfessional && Plan.refusesSet(day: day) ? divided(batches) : [batches]
      for (number, part) in parts.enumerated() where !part.isEmpty {
        let name = "837\(isProfessional ? "P" : "I")-\(production)\(number == 0 ? "" : "-2").edi"
        files.append(
          ClaimFile(
            name: name, isProfessional: isProfessional, control: control + files.count + 1, batches: part))
      }
    }
    return files
  }

  /// The batches in two files: at the end of the first stands the largest batch with a mistake in it, a day too early, and
  /// at the beginning of the second the same batch corrected.
  private func divided(_ batches: [ClaimBatch.Content]) -> [[ClaimBatch.Content]] {
    let places = batches.indices.dropFirst()
    guard let place = places.max(by: { batches[$0].claims.count < batches[$1].claims.count }) else { return [batches] }
    let refused = ClaimBatch.Content(date: batches[place].date - 1, claims: batches[place].claims, isRefused: true)
    return [batches[..<place] + [refused], Array(batches[place...])]
  }
}
