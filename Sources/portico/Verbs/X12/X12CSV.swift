import ArgumentParser
import Foundation
import X12

/// `portico x12 csv FILE…`: one row for each value.
struct X12CSV: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Print each value as a row of CSV, with its set, its loops and its name.")

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]

  func read(_ file: X12File, _ out: Output) throws -> Int32 {
    var reader = OutlineReader(try GuideLibrary.shipped())
    try out.line("file,set,segment,offset,loop,id,title,name,repetition,meaning,value")
    func tell(_ entry: OutlineReader.Entry) throws {
      let loop = entry.loops.map(\.name).joined(separator: "/")
      for value in entry.values {
        let columns = [
          file.path, String(entry.set), String(entry.ordinal), String(entry.range.start), loop, entry.id, entry.title,
          value.name(in: entry.id), String(value.repetition), value.title, value.text,
        ]
        try out.line(columns.map(quoted).joined(separator: ","))
      }
    }
    try file.pieces(out) { try reader.read($0, tell) }
    try reader.finish(tell)
    return ExitStatus.success
  }

  /// A column by RFC 4180; what a spreadsheet would take for a formula is given a mark before it.
  private func quoted(_ text: String) -> String {
    let safe = text.first.map { "=+@\t\r".contains($0) } == true ? "'\(text)" : text
    guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
