import Testing

@testable import X12

extension SampleSet {
  /// The sample as a program writes it, with nested levels; taking bytes as soon as they are settled where it is wanted.
  func written(guides: GuideLibrary?, taking: Bool = false, namesVersion: Bool = true) throws -> [UInt8] {
    let header = InterchangeWriter.Header(
      sender: ("ZZ", "SENDER"), receiver: ("ZZ", "RECEIVER"), date: try #require(CalendarDate(iso: "2026-11-02")),
      minute: 480, controlNumber: 1, isTest: true)
    var writer = try InterchangeWriter(header, guides: guides)
    let body = self.body.map { SegmentText(Segment(bytes: Array($0.utf8), delimiters: Delimiters(), offset: 0)) }
    var taken: [UInt8] = []
    func write(_ index: inout Int, under parent: String, _ writer: inout InterchangeWriter) throws {
      while index < body.count {
        let segment = body[index]
        if taking { taken += writer.takeBytes() }
        guard segment.id == "HL" else {
          index += 1
          try writer.write(segment)
          continue
        }
        guard segment[2] == parent else { return }
        index += 1
        try writer.level(segment[3]) { try write(&index, under: segment[1], &$0) }
      }
    }
    try writer.group(group, version: version, controlNumber: 1) { writer in
      try writer.set(transaction, version: namesVersion ? version : nil) { set in
        var index = 0
        try write(&index, under: "", &set)
      }
    }
    return taken + (try writer.finish())
  }
}
