import Foundation

/// What one measured step says of itself, as one line of JSON from a process of its own.
struct Measured: Codable {
  var rows: Int
  var seconds: Double
  /// The most memory that the process held, in KB.
  var peakMemory: Int

  /// Runs this program with other arguments, so that its memory is measured apart, and reads what it says.
  static func inProcess(_ arguments: [String]) throws -> Measured {
    let output = Pipe()
    let process = try process(arguments, output: output)
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(ExitStatus.software, "\(arguments.joined(separator: " ")) failed")
    }
    return try JSONDecoder().decode(Measured.self, from: said)
  }

  /// Starts this program with other arguments; without a pipe it prints where this one prints.
  static func process(_ arguments: [String], output: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    if let output { process.standardOutput = output }
    try process.run()
    return process
  }

  /// Prints the measurement for the process that started this one.
  func say(_ out: Output) throws { try out.line(String(decoding: try JSONEncoder().encode(self), as: UTF8.self)) }

  /// The peak memory of this process so far, in KB (VmHWM of proc(5)).
  static func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}

/// A folder for one measurement, which is removed in the end.
struct BenchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "portico-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}

/// Seconds that something takes.
func seconds<Value>(_ body: () async throws -> Value) async rethrows -> (value: Value, seconds: Double) {
  let started = ContinuousClock.now
  let value = try await body()
  return (value, (ContinuousClock.now - started) / .seconds(1))
}

/// A number with a fixed count of decimals.
func decimal(_ value: Double, _ places: Int = 1) -> String { String(format: "%.\(places)f", value) }
