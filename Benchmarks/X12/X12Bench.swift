import Foundation
import X12

/// `x12-bench`: how fast documents are read and checked for each second of one core, beside other programs, and in how much memory.
@main
struct X12Bench {
  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == "once" {
        try Memory.readOnce(arguments)
      } else {
        try X12Bench(arguments).run()
      }
    } catch {
      FileHandle.standardError.write(Data("x12-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static let usage = """
    usage: x12-bench [--mb 100] [--large-mb 1000] [--separators '*~:^'] [--sources FOLDER] [--shared FOLDER] [--python PROGRAM]
    """

  private var megabytes = 100
  private var largeMegabytes = 1_000
  private var separators = DocumentWriter.Separators()
  private var sources = URL(filePath: "Benchmarks/X12")
  private var shared = URL(filePath: "../shared")
  private var python: String?
  private let words: Vocabulary
  private let library: GuideLibrary

  private init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BenchProblem(Self.usage) }
      switch (option, Int(value)) {
      case ("--mb", let number?) where number > 0: megabytes = number
      case ("--large-mb", let number?) where number > 0: largeMegabytes = number
      case ("--separators", _):
        guard let four = DocumentWriter.Separators(value) else {
          throw BenchProblem("--separators wants four different characters: element, segment, component, repetition")
        }
        separators = four
      case ("--sources", _): sources = URL(filePath: value)
      case ("--shared", _): shared = URL(filePath: value)
      case ("--python", _): python = value
      default: throw BenchProblem(Self.usage)
      }
    }
    words = try Vocabulary()
    library = try GuideLibrary.shipped()
  }

  private func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "x12-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let yardsticks = Yardsticks(
      sources: sources, folder: folder, sharedScan: shared.appending(path: "bench/scan.c"), python: python)
    say("MB (10^6 bytes) per second of CPU time of one thread, best of 5; one error planted in 1,000 claims.")
    try tryOtherSeparators(in: folder)
    for kind in Kind.allCases { try measure(kind, yardsticks, in: folder) }
    try measureMemory(in: folder)
  }

  /// Every planted error is found whatever parts the elements.
  private func tryOtherSeparators(in folder: URL) throws {
    for text in ["|'>!", "\u{1D}\u{1C}\u{1F}\u{1E}"] {
      guard let separators = DocumentWriter.Separators(text) else { continue }
      for kind in Kind.allCases {
        let file = try Generated(kind, bytes: 20_000_000, separators: separators, words, in: folder)
        defer { file.remove() }
        try file.verify(Reading(file.url, .levels5, library, words), words)
      }
    }
  }

  private func measure(_ kind: Kind, _ yardsticks: Yardsticks, in folder: URL) throws {
    let file = try Generated(kind, bytes: megabytes * 1_000_000, separators: separators, words, in: folder)
    defer { file.remove() }
    say(
      "\n\(kind.rawValue): \(decimal(Double(file.bytes) / 1e6)) MB, \(file.segments) segments, \(file.claims) claims, "
        + "\(file.planted.count) planted errors of \(Set(file.planted.map(\.rule)).count) rules")
    let scans = try yardsticks.delimiters(file)
    let small = try Generated(kind, bytes: 2_000_000, words, in: folder)
    defer { small.remove() }
    let other = yardsticks.pyx12(small)
    let limit = scans.first { $0.name.hasSuffix("chunk") && $0.rate != nil }?.rate ?? scans.first?.rate
    say(row(["", "MB/s", "segments/s", "ns/segment", "of the scan", "of pyx12"]))
    for depth in Reading.Depth.allCases {
      let best = try Reading.best(of: 5, file.url, depth, library, words)
      if depth == .levels5 { try file.verify(best, words) }
      let rate = Double(file.bytes) / 1e6 / best.seconds
      let perSegment = best.seconds / Double(file.segments)
      say(
        row([
          depth.rawValue, decimal(rate), decimal(1 / perSegment, 0), decimal(perSegment * 1e9, 0),
          limit.map { "\(decimal(100 * rate / $0)) %" } ?? "", other.rate.map { "\(decimal(rate / $0, 0)) x" } ?? "",
        ]))
    }
    for line in scans + [other] {
      say(row([line.name, line.rate.map { decimal($0, $0 < 10 ? 2 : 1) } ?? "", line.note]))
    }
    say("all \(file.planted.count) planted errors were found, and nothing else")
  }

  private func measureMemory(in folder: URL) throws {
    say("\nPeak memory (VmHWM) of a process of its own, levels 1-5 with all tables")
    for (megabytes, claimsPerSet) in [(megabytes, 5_000), (megabytes, 0), (largeMegabytes, 5_000), (largeMegabytes, 0)]
    {
      for kind in Kind.allCases {
        let file = try Generated(kind, bytes: megabytes * 1_000_000, claimsPerSet: claimsPerSet, words, in: folder)
        defer { file.remove() }
        let peak = try Memory.ofReading(file)
        let sets = claimsPerSet == 0 ? "in one set" : "in sets of \(claimsPerSet) claims"
        say("  \(kind.rawValue), \(megabytes) MB \(sets): \(decimal(Double(peak) / 1024)) MB")
      }
    }
  }

  private func row(_ columns: [String]) -> String {
    let first = columns[0].padding(toLength: 30, withPad: " ", startingAt: 0)
    return ([first] + columns.dropFirst().map { String(repeating: " ", count: max(1, 13 - $0.count)) + $0 }).joined()
  }

  private func say(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }
}

/// A number with a fixed count of decimals.
func decimal(_ value: Double, _ places: Int = 1) -> String { String(format: "%.\(places)f", value) }
