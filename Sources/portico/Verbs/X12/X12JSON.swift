import ArgumentParser
import Foundation
import X12

/// `portico x12 json FILE…`: one line of JSON for each segment, with the guide's names of its loops.
struct X12JSON: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Print each segment as a line of JSON, with its loops and its values by name.",
    discussion: LeftOut.help)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]

  func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = OutlineReader(try GuideLibrary.shipped())
    var leftOut = try LeftOut(.segments)
    func tell(_ entry: OutlineReader.Entry) throws { try out.line(entry.json(file: file.path)) }
    let beginning = try file.pieces(out) {
      leftOut.read($0)
      try reader.read($0, tell)
    }
    try reader.finish(tell)
    return try leftOut.finish(file, beginning, out)
  }
}
