import ArgumentParser
import Foundation
import X12

/// `portico x12 json FILE…`: one line of JSON for each segment, with the guide's names of its loops.
struct X12JSON: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Print each segment as a line of JSON, with its loops and its values by name.")

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]

  func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = OutlineReader(try GuideLibrary.shipped())
    func tell(_ entry: OutlineReader.Entry) throws { try out.line(entry.json) }
    try file.pieces(out) { try reader.read($0, tell) }
    try reader.finish(tell)
    return ExitStatus.success
  }
}
