import Foundation
import X12

/// The most memory that a reading holds, measured in a process of its own.
enum Memory {
  /// Reads the file in a new process; gives its peak in KB.
  static func ofReading(_ file: Generated) throws -> Int {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["once", file.url.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let numbers = String(decoding: said, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard process.terminationStatus == 0, numbers.count == 2 else {
      throw BenchProblem("reading \(file.url.path) in a process of its own failed")
    }
    guard numbers[1] == file.planted.count else {
      throw BenchProblem("\(file.url.path): \(numbers[1]) findings instead of \(file.planted.count)")
    }
    return numbers[0]
  }

  /// `x12-bench once FILE`: reads the file and prints the peak of this process (VmHWM of proc(5), in KB), and how much was found.
  static func readOnce(_ arguments: [String]) throws {
    guard arguments.count == 2 else { throw BenchProblem("usage: x12-bench once FILE") }
    let reading = try Reading(URL(filePath: arguments[1]), .levels5, GuideLibrary.shipped(), Vocabulary())
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let peak = line.flatMap({ Int($0.filter(\.isNumber)) }) else {
      throw BenchProblem("/proc/self/status names no VmHWM")
    }
    print("\(peak) \(reading.found.count) ")
  }
}
