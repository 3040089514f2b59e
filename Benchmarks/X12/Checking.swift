import Foundation
import X12

/// One reading of a file, and the CPU time of this thread that it took.
struct Reading {
  var seconds: Double
  var segments: Int
  var found: [DocumentWriter.Planted] = []

  /// How deep a file is read.
  enum Depth: String, CaseIterable {
    case segments = "segments alone"
    case level1 = "level 1"
    case levels5 = "levels 1-5, codes, findings"
  }

  private static let piece = 256 << 10

  init(_ url: URL, _ depth: Depth, _ library: GuideLibrary, _ words: Vocabulary) throws {
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    let began = Self.clock()
    switch depth {
    case .segments:
      var reader = SegmentReader()
      var count = 0
      try Self.pieces(file) { piece in
        reader.append(piece)
        while let token = reader.next() { if case .segment = token { count += 1 } }
      }
      reader.end()
      while let token = reader.next() { if case .segment = token { count += 1 } }
      segments = count
    case .level1, .levels5:
      let isDeep = depth == .levels5
      var reader = ConformanceReader(library, level: isDeep ? .codes : .syntax, codes: isDeep ? words.tables : [:])
      var found: [DocumentWriter.Planted] = []
      func keep(_ finding: Finding) { found.append(.init(offset: finding.problem.offset, rule: finding.problem.rule)) }
      try Self.pieces(file) { reader.read($0, keep) }
      reader.finish(keep)
      segments = reader.totals.segments
      self.found = found.sorted()
    }
    seconds = Self.clock() - began
  }

  /// The reading that took least of several.
  static func best(of count: Int, _ url: URL, _ depth: Depth, _ library: GuideLibrary, _ words: Vocabulary) throws
    -> Reading
  {
    var best = try Reading(url, depth, library, words)
    for _ in 1..<count {
      let next = try Reading(url, depth, library, words)
      if next.seconds < best.seconds { best = next }
    }
    return best
  }

  private static func pieces(_ file: FileHandle, _ take: (Span<UInt8>) -> Void) throws {
    var buffer = [UInt8](repeating: 0, count: piece)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(file.fileDescriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw BenchProblem(unsafe String(cString: strerror(errno))) }
      guard count > 0 else { return }
      take(buffer.span.extracting(0..<count))
    }
  }

  private static func clock() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Generated {
  /// Throws when the check did not find exactly what was planted.
  func verify(_ reading: Reading, _ words: Vocabulary) throws {
    guard reading.segments == segments else {
      throw BenchProblem("\(url.lastPathComponent): \(reading.segments) segments were read, \(segments) written")
    }
    let (missed, tooMany) = (Set(planted).subtracting(reading.found), Set(reading.found).subtracting(planted))
    guard reading.found != planted else { return }
    func list(_ places: Set<DocumentWriter.Planted>) -> String {
      places.sorted().prefix(5).map { "\($0.rule) at byte \($0.offset)" }.joined(separator: ", ")
    }
    throw BenchProblem(
      "\(url.path): of \(planted.count) planted errors \(missed.count) were missed (\(list(missed))), and "
        + "\(tooMany.count) findings are too many (\(list(tooMany)))")
  }
}
