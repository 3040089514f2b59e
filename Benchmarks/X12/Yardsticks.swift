import Foundation

/// What others need for the same file: C programs that only find delimiters, and pyx12, which checks against guides too.
struct Yardsticks {
  /// A line of the report: megabytes per second of CPU time, or why there are none.
  struct Line {
    var name: String
    var rate: Double?
    var note = ""
  }

  /// The folder with `scan.c` and `pyx12-check.py`.
  let sources: URL
  /// Programs of C are built here.
  let folder: URL
  /// A program of C from elsewhere, `scan chunk|memchr FILE REPETITIONS`.
  let sharedScan: URL
  /// A Python that has pyx12.
  let python: String?

  func delimiters(_ file: Generated) throws -> [Line] {
    guard let compiler = Self.compiler else { return [Line(name: "C", rate: nil, note: "skipped: there is no gcc")] }
    let own = folder.appending(path: "scan")
    guard run(compiler, ["-O3", "-mavx2", "-o", own.path, sources.appending(path: "scan.c").path]) != nil else {
      return [Line(name: "C", rate: nil, note: "skipped: \(compiler) could not build scan.c")]
    }
    var lines: [Line] = []
    for (mode, name) in [("vector", "scan.c, count with AVX2"), ("memchr", "scan.c, memchr for ~")] {
      let words =
        run(own.path, [mode, file.url.path, "5"])?.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } ?? []
      guard words.count == 3, Int(words[1]) == file.segments else {
        throw BenchProblem("scan.c \(mode) says \(words), but \(file.segments) segments were written")
      }
      lines.append(Line(name: name, rate: words[0] / 1e6))
    }
    return lines + shared(compiler, file)
  }

  private func shared(_ compiler: String, _ file: Generated) -> [Line] {
    let name = "bench/scan.c chunk"
    guard FileManager.default.fileExists(atPath: sharedScan.path) else {
      return [Line(name: name, rate: nil, note: "skipped: \(sharedScan.path) is not here")]
    }
    let program = folder.appending(path: "shared-scan")
    guard run(compiler, ["-O3", "-mavx2", "-w", "-o", program.path, sharedScan.path]) != nil else {
      return [Line(name: name, rate: nil, note: "skipped: it could not be built")]
    }
    return ["chunk", "memchr"].map { mode in
      let rates = (run(program.path, [mode, file.url.path, "5"]) ?? "").split(separator: "\n").compactMap {
        $0.split(separator: "per cpu-s: ").last?.split(separator: " ").first.flatMap { Double($0) }
      }
      return Line(name: "bench/scan.c \(mode)", rate: rates.max())
    }
  }

  /// pyx12 on a smaller file, because it takes seconds for a megabyte.
  func pyx12(_ file: Generated) -> Line {
    guard let python else { return Line(name: "pyx12", rate: nil, note: "skipped: it is not installed") }
    let script = sources.appending(path: "pyx12-check.py").path
    let words =
      run(python, [script, file.url.path])?.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } ?? []
    guard words.count == 2, words[0] > 0 else { return Line(name: "pyx12", rate: nil, note: "skipped: it failed") }
    return Line(
      name: "pyx12, guide alone", rate: Double(file.bytes) / 1e6 / words[0],
      note: "on \(file.bytes / 1_000_000) MB")
  }

  private static let compiler = ["/usr/bin/gcc", "/usr/bin/cc", "/usr/local/bin/gcc"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What a program prints; `nil` when it fails.
  private func run(_ program: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let said = try? output.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: said ?? Data(), as: UTF8.self)
  }
}
