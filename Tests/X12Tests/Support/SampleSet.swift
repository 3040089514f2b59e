/// A document of one set, segment by segment, so that a test can break it in one place.
struct SampleSet: Sendable {
  /// The guide that it keeps.
  var guide: String
  /// GS01, ST01 and GS08.
  var group: String
  var transaction: String
  var version: String
  /// What stands between ST and SE.
  var body: [String]
  /// ISA13.
  var controlNumber = "000000001"

  /// The samples of all guides.
  static let all = [
    remittance, professional, institutional, dental, functional, claimReceipt, eligibilityRequest, eligibilityAnswer,
    statusRequest, statusAnswer, reviewRequest, reviewAnswer, premium, enrolment,
  ]

  /// Every segment from ISA to IEA; the trailer counts what is there.
  var segments: [String] {
    let set = ["ST*\(transaction)*0001*\(version)"] + body
    let head = [
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261102*0800*^*00501*\(controlNumber)*0*T*:",
      "GS*\(group)*SENDER*RECEIVER*20261102*0800*1*X*\(version)",
    ]
    return head + set + ["SE*\(set.count + 1)*0001", "GE*1*1", "IEA*1*\(controlNumber)"]
  }

  var text: String { Self.text(segments) }

  static func text(_ segments: [String]) -> String { segments.map { $0 + "~" }.joined() }

  /// The sample in an interchange of its own.
  func numbered(_ controlNumber: String) -> SampleSet {
    var changed = self
    changed.controlNumber = controlNumber
    return changed
  }

  /// The sample with `new` where the only segment that begins with `old` stands in its body.
  func replacing(_ old: String, with new: String...) -> SampleSet {
    let places = body.indices.filter { body[$0].hasPrefix(old) }
    precondition(places.count == 1, "\(guide) has \(places.count) segments \(old)")
    var changed = self
    changed.body.replaceSubrange(places[0]...places[0], with: new)
    return changed
  }

  /// The sample without the segments that begin so.
  func removing(_ old: String) -> SampleSet {
    var changed = self
    changed.body.removeAll { $0.hasPrefix(old) }
    return changed
  }

  /// The sample up to the segment that begins so.
  func cut(at start: String) -> SampleSet {
    var changed = self
    changed.body = Array(body.prefix { !$0.hasPrefix(start) })
    return changed
  }
}
