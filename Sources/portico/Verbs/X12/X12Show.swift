import ArgumentParser
import Foundation
import X12

/// `portico x12 show FILE…`: the tree of loops in plain names.
struct X12Show: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show files as trees of loops, segments and elements in plain names.",
    discussion: LeftOut.help)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]
  @Flag(help: "Only loops and segments, without their elements.")
  var brief = false

  func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = OutlineReader(try GuideLibrary.shipped())
    var leftOut = try LeftOut(.segments)
    let isColoured = StandardOutput.isColoured
    func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func tell(_ entry: OutlineReader.Entry) throws {
      if entry.beginsLoop, let loop = entry.loops.last {
        try out.line(indent(entry.loops.count - 1) + bold("\(loop.name) \(loop.title)"))
      }
      let depth = indent(entry.loops.count)
      try out.line("\(depth)\(entry.id)" + (entry.title.isEmpty ? "" : "  \(entry.title)"))
      guard !brief else { return }
      for value in entry.values {
        try out.line(
          "\(depth)    \(value.name(in: entry.id))  \(value.title.isEmpty ? "" : "\(value.title): ")\(value.text)")
      }
    }
    let beginning = try file.pieces(out) {
      leftOut.read($0)
      try reader.read($0, tell)
    }
    try reader.finish(tell)
    return try leftOut.finish(file, beginning, out)
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
