import ArgumentParser
import Desk
import Foundation
import X12

/// `portico x12 stats FILE…`: what is in a file, in numbers.
struct X12Stats: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count what is in files: sets, loops and segments.", discussion: LeftOut.help)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]

  func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = OutlineReader(try GuideLibrary.shipped())
    var leftOut = try LeftOut(.segments)
    var sets: [String: Int] = [:]
    var loops: [String: (title: String, count: Int)] = [:]
    var segments: [String: Int] = [:]
    func tell(_ entry: OutlineReader.Entry) {
      segments[entry.id, default: 0] += 1
      if entry.id == "ST", let type = entry.values.first { sets[type.text, default: 0] += 1 }
      if entry.beginsLoop, let loop = entry.loops.last {
        loops[loop.name, default: (loop.title, 0)].count += 1
      }
    }
    let beginning = try file.pieces(out) {
      leftOut.read($0)
      try reader.read($0, tell)
    }
    try reader.finish(tell)
    try out.line(
      "\(file.path): \(counted(file.size, "byte")), \(counted(segments.values.reduce(0, +), "segment"))")
    for (type, count) in sets.sorted(by: { $0.key < $1.key }) { try out.line("  set \(type): \(grouped(count))") }
    for (name, loop) in loops.sorted(by: { $0.key < $1.key }) {
      try out.line("  loop \(name) \(loop.title): \(grouped(loop.count))")
    }
    for (id, count) in segments.sorted(by: { $0.key < $1.key }) { try out.line("  \(id): \(grouped(count))") }
    return try leftOut.finish(file, beginning, out)
  }
}
