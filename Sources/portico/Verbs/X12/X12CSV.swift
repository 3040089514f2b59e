import ArgumentParser
import Foundation
import X12

/// `portico x12 csv FILE…`: one row for each value.
struct X12CSV: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Print each value as a row of CSV, with its set, its loops and its name.",
    discussion: LeftOut.help)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]

  private var hasHeader = false

  private enum CodingKeys: CodingKey { case files }

  mutating func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = OutlineReader(try GuideLibrary.shipped())
    var leftOut = try LeftOut(.segments)
    if !hasHeader { try out.line(OutlineReader.Entry.columns) }
    hasHeader = true
    func tell(_ entry: OutlineReader.Entry) throws { try out.lines(entry.rows(file: file.path)) }
    let beginning = try file.pieces(out) {
      leftOut.read($0)
      try reader.read($0, tell)
    }
    try reader.finish(tell)
    return try leftOut.finish(file, beginning, out)
  }
}
