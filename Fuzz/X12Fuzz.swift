import Foundation

/// The guides of the checkout, from which the fuzzer is run.
private let library = try? GuideLibrary(folder: URL(filePath: "Sources/X12/Guides"))
private var guides: GuideLibrary {
  guard let library else { fatalError("the guides cannot be read") }
  return library
}

/// Some tables, each with days of its own, so that every answer of a table comes up.
private let tables: [CodeTableName: CodeTable] = {
  var tables: [CodeTableName: CodeTable] = [:]
  for name in CodeTableName.allCases where name != .taxonomy {
    var table = CodeTable(covering: CalendarDate(iso: "2020-01-01"), through: CalendarDate(iso: "2026-10-15"))
    for code in ["J069", "J1100", "45", "N19", "11", "IL", "US"] { table.add(code) }
    for code in ["R05", "J1885", "1", "MA01"] { table.add(code, through: CalendarDate(iso: "2026-09-30")) }
    tables[name] = table
  }
  return tables
}()

/// Stops, and says why: a precondition has no words left in an optimised build.
private func require(_ condition: Bool, _ message: @autoclosure () -> String = "a place lies outside the document") {
  if !condition { fatalError(message()) }
}

/// Hands a document over in pieces.
private func inPieces(_ document: [UInt8], _ size: Int, _ take: ([UInt8]) -> Void) {
  for start in stride(from: 0, to: document.count, by: size) {
    take(Array(document[start..<min(document.count, start + size)]))
  }
}

/// Reads the bytes as a document, whole and in pieces, and stops when the two differ; a trap is a finding of its own.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzX12(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let document = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  // A small limit lets the fuzzer reach what happens beyond it.
  let limits = Limits(segmentBytes: 1 << 10, claimSegments: 20)
  var whole: [X12Event] = []
  var reader = X12Reader(limits: limits)
  reader.read(document) { whole.append($0) }
  reader.finish { whole.append($0) }

  var pieces: [X12Event] = []
  reader = X12Reader(limits: limits)
  let size = Int(document.first ?? 0) % 61 + 1
  for start in stride(from: 0, to: document.count, by: size) {
    reader.read(Array(document[start..<min(document.count, start + size)])) { pieces.append($0) }
  }
  reader.finish { pieces.append($0) }
  require(whole == pieces, "the size of the pieces changes what is read")

  // Each document meets some of the checks, so that more documents are tried.
  switch document.count % 4 {
  case 0: checkOutline(document, size)
  case 1: checkSplitting(document, size)
  default: checkConformance(document, size)
  }
  for case .submittedClaim(let claim) in whole {
    require(claim.range.start >= 0 && claim.range.end <= document.count)
    require(claim.levels.allSatisfy { $0.start >= 0 && $0.end <= claim.range.start })
  }
  for case .claim(let claim) in whole {
    require(claim.range.start >= 0 && claim.range.end <= document.count)
    _ = Segment(
      bytes: Array(document[claim.clp.start..<claim.clp.end]), delimiters: Delimiters(), offset: claim.clp.start
    ).cents(3)
  }
  return 0
}

/// Checks the bytes against the guides at every level, whole and in pieces, and answers them; stops when the two differ, or
/// when an answer breaks its own guide.
private func checkConformance(_ document: [UInt8], _ size: Int) {
  let limits = Limits(segmentBytes: 1 << 10)
  let level = SNIPLevel(rawValue: size % 7 + 1) ?? .codes
  func events(_ read: (inout ConformanceReader, (ConformanceEvent) -> Void) -> Void) -> [ConformanceEvent] {
    var events: [ConformanceEvent] = []
    var reader = ConformanceReader(guides, level: level, codes: tables, limits: limits)
    read(&reader) { events.append($0) }
    reader.finishEvents { events.append($0) }
    return events
  }
  let whole = events { $0.readEvents(document.span, $1) }
  let pieces = events { reader, take in inPieces(document, size) { reader.readEvents($0.span, take) } }
  require(whole == pieces, "the size of the pieces changes what is found")

  var acknowledger = Acknowledger(
    .init(date: CalendarDate(iso: "2026-11-22") ?? CalendarDate(unchecked: 0), minute: 870, controlNumber: 1))
  for event in whole {
    if case .finding(let finding) = event { require((0...document.count).contains(finding.problem.offset)) }
    acknowledger.take(event)
  }
  for answer in acknowledger.answers {
    var reader = ConformanceReader(guides, level: .guide)
    var errors: [Finding] = []
    // What the answer repeats of a broken envelope is as broken.
    func take(_ finding: Finding) {
      if finding.problem.severity == .error, !finding.problem.rule.hasPrefix("ELEMENT-") { errors.append(finding) }
    }
    reader.read(answer, take)
    reader.finish(take)
    require(
      errors.isEmpty,
      "an answer breaks its guide: \(errors.map(\.problem.message)) \(String(decoding: answer, as: UTF8.self))")
  }
}

/// Splits the bytes into sets, whole and in pieces, and each set again: it must stay as it is.
private func checkSplitting(_ document: [UInt8], _ size: Int) {
  let limits = Limits(segmentBytes: 1 << 10)
  func parts(_ read: (inout SetSplitter, (SetSplitter.Part) -> Void) -> Void) -> [SetSplitter.Part] {
    var parts: [SetSplitter.Part] = []
    var splitter = SetSplitter(limits: limits)
    read(&splitter) { parts.append($0) }
    do { try splitter.finish { parts.append($0) } } catch { fatalError("\(error)") }
    return parts
  }
  func read(_ splitter: inout SetSplitter, _ bytes: [UInt8], _ take: (SetSplitter.Part) -> Void) {
    do { try splitter.read(bytes, take) } catch { fatalError("\(error)") }
  }
  let whole = parts { read(&$0, document, $1) }
  let pieces = parts { splitter, take in inPieces(document, size) { read(&splitter, $0, take) } }
  require(whole == pieces, "the size of the pieces changes the sets")
  for part in whole {
    let again = parts { read(&$0, part.bytes, $1) }
    require(again.count <= 1, "a set becomes \(again.count)")
  }
}

/// Names the bytes by the guides, whole and in pieces, and writes them as JSON and as CSV, which must be what they say they are.
private func checkOutline(_ document: [UInt8], _ size: Int) {
  let limits = Limits(segmentBytes: 1 << 10)
  func entries(_ read: (inout OutlineReader, (OutlineReader.Entry) -> Void) -> Void) -> [OutlineReader.Entry] {
    var entries: [OutlineReader.Entry] = []
    var reader = OutlineReader(guides, limits: limits)
    read(&reader) { entries.append($0) }
    do { try reader.finish { entries.append($0) } } catch { fatalError("\(error)") }
    return entries
  }
  func read(_ reader: inout OutlineReader, _ bytes: [UInt8], _ take: (OutlineReader.Entry) -> Void) {
    do { try reader.read(bytes, take) } catch { fatalError("\(error)") }
  }
  let whole = entries { read(&$0, document, $1) }
  let pieces = entries { reader, take in inPieces(document, size) { read(&reader, $0, take) } }
  require(whole == pieces, "the size of the pieces changes the outline")
  for entry in whole {
    let json = entry.json()
    require(!json.utf8.contains(0x0A), "a line of JSON has more than one")
    // Reading every line again would take most of the time.
    if entry.ordinal % 16 == size % 16 {
      let read = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      require(
        (read?["values"] as? [String: Any])?.count
          == Set(
            entry.values.map {
              "\($0.name(in: entry.id))#\($0.repetition)"
            }
          ).count, "no such JSON: \(json)")
    }
    require(entry.rows(file: "f").count == entry.values.count)
  }
}
