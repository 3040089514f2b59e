import ArgumentParser
import Foundation
import X12

/// `portico x12 split FILE --out FOLDER`: each transaction set as a file of its own.
struct X12Split: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Write each transaction set as a file of its own, in an envelope like the one it came in.",
    discussion: """
      Receivers drop an interchange whose number they have seen, so the new files are numbered apart: the first of an interchange keeps \
      its number (ISA13 and IEA02), each further one has the next. Send them only where those numbers are not taken. A number that is none, or that has no room to \
      count up, stays as it is.

      What is in none of the new files is named on standard error. Ends with 65 when anything but blanks and filling was left out, or \
      when a file holds no transaction set, with 66 when one cannot be read, with 1 when a new file is there already or the folder cannot be made.
      """)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("Where the new files go.", valueName: "folder"))
  var out: String

  func read(_ file: X12File, _ output: Output) throws -> Int32 {
    let folder = URL(filePath: out, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(ExitStatus.failure, "--out \(out) cannot be made a folder: \(error.localizedDescription)")
    }
    var splitter = SetSplitter()
    var leftOut = try LeftOut(.sets)
    var count = 0
    let name = file.path == "-" ? "stdin" : URL(filePath: file.path).deletingPathExtension().lastPathComponent
    func keep(_ set: SetSplitter.Part) throws {
      count += 1
      let target = folder.appending(path: "\(name)-\(count)-\(set.type.filter { $0.isLetter || $0.isNumber }).edi")
      guard !FileManager.default.fileExists(atPath: target.path) else {
        throw Failure(ExitStatus.failure, "\(target.path) is there already; name another folder")
      }
      try Data(set.bytes).write(to: target, options: .atomic)
      try output.line(target.path)
    }
    let beginning = try file.pieces(output) {
      leftOut.read($0)
      try splitter.read($0, keep)
    }
    try splitter.finish(keep)
    let status = try leftOut.finish(file, beginning, output)
    guard count == 0, leftOut.isX12 else { return status }
    try output.note("\(file.path) holds no transaction set (ST to SE), so there is nothing to split")
    return ExitStatus.dataError
  }
}
