@testable import X12

/// For each element of ISA, GS, GE, IEA and TA1 that can be wrong, a document in which it is.
enum EnvelopeElementBreakages {
  static let all: [Breakage] = header + group + trailers + receipt

  private static let segments = SampleSet.remittance.segments

  /// The sample with another value in one element of a segment.
  private static func changing(_ id: String, _ element: Int, to value: String, in segments: [String] = segments)
    -> [String]
  {
    let place = segments.indices.first { segments[$0].hasPrefix("\(id)*") } ?? 0
    var parts = segments[place].split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    parts[element] = value
    var changed = segments
    changed[place] = parts.joined(separator: "*")
    return changed
  }

  private static func broken(
    _ id: String, _ element: Int, _ value: String, _ means: String, in segments: [String] = segments
  ) -> Breakage {
    let rule = "\(id)\(element < 10 ? "0" : "")\(element)"
    return Breakage(
      rule, means, changing(id, element, to: value, in: segments), Told(rule, at: "\(id)*", element))
  }

  private static let blank = String(repeating: " ", count: 15)

  private static let header: [Breakage] = [
    broken("ISA", 1, "99", "no such kind of authorisation"), broken("ISA", 3, "99", "no such kind of password"),
    broken("ISA", 5, "99", "no such kind of sender"), broken("ISA", 6, blank, "no sender"),
    broken("ISA", 7, "YY", "no such kind of receiver"), broken("ISA", 8, blank, "no receiver"),
    broken("ISA", 9, "261131", "the 31st of November"), broken("ISA", 10, "2560", "an hour that no day has"),
    broken("ISA", 12, "00999", "a version that never was"),
    Breakage(
      "ISA13", "a number with a letter",
      changing("IEA", 2, to: "00000000A", in: changing("ISA", 13, to: "00000000A")), Told("ISA13", at: "ISA*", 13),
      Told("IEA02", at: "IEA*", 2)),
    broken("ISA", 14, "2", "neither wanted nor not wanted"), broken("ISA", 15, "X", "neither test nor production"),
  ]

  private static let group: [Breakage] = [
    broken("GS", 2, "S", "a sender of one letter"), broken("GS", 3, "", "no receiver"),
    broken("GS", 4, "20261131", "the 31st of November"), broken("GS", 4, "261102", "a day without its century"),
    broken("GS", 5, "2400", "an hour that no day has"), broken("GS", 7, "T", "an agency other than X12"),
    Breakage(
      "GS08", "one element more", changing("GS", 8, to: "005010X221A1*X"), Told(.elementExtra, at: "GS*", 9)),
    Breakage(
      "GS06", "a number of ten digits",
      changing("GE", 2, to: "1234567890", in: changing("GS", 6, to: "1234567890")), Told("GS06", at: "GS*", 6),
      Told("GE02", at: "GE*", 2)),
    Breakage("GS08", "no version", changing("GS", 8, to: ""), Told("GS08", at: "GS*", 8)),
  ]

  private static let trailers: [Breakage] = [
    broken("IEA", 2, "1", "a number that is not filled up"), broken("GE", 1, "", "no count"),
    Breakage("GE02", "one element more", changing("GE", 2, to: "1*X"), Told(.elementExtra, at: "GE*", 3)),
  ]

  private static let answered: [String] = {
    var answered = segments
    answered.insert("TA1*000000009*261101*0700*A*000", at: 1)
    return answered
  }()

  private static let receipt: [Breakage] = [
    broken("TA1", 1, "9", "a number that is not filled up", in: answered),
    broken("TA1", 2, "261131", "the 31st of November", in: answered),
    broken("TA1", 3, "0760", "a minute that no hour has", in: answered),
    broken("TA1", 4, "P", "accepted in part", in: answered), broken("TA1", 5, "099", "no such reason", in: answered),
  ]

  /// Receipts that repeat what they refuse.
  static let refusals: [String] = [
    SampleSet.text(changing("TA1", 3, to: "3339", in: changing("TA1", 5, to: "015", in: answered))),
    SampleSet.text(changing("TA1", 2, to: "261131", in: changing("TA1", 5, to: "014", in: answered))),
    SampleSet.text(answered),
  ]
}
