import ArgumentParser
import Foundation
import X12

/// `portico x12 split FILE --out FOLDER`: each transaction set as a file of its own.
struct X12Split: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Write each transaction set as a file of its own, in an envelope like the one it came in.")

  @Argument(help: ArgumentHelp("The files.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("Where the new files go.", valueName: "folder"))
  var out: String

  func read(_ file: X12File, _ output: Output) throws -> Int32 {
    let folder = URL(filePath: out, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var splitter = SetSplitter()
    var count = 0
    let name = URL(filePath: file.path).deletingPathExtension().lastPathComponent
    func keep(_ set: SetSplitter.Part) throws {
      count += 1
      let target = folder.appending(path: "\(name)-\(count)-\(set.type.filter { $0.isLetter || $0.isNumber }).edi")
      guard !FileManager.default.fileExists(atPath: target.path) else {
        throw Failure(ExitStatus.failure, "\(target.path) is there already; name another folder")
      }
      try Data(set.bytes).write(to: target, options: .atomic)
      try output.line(target.path)
    }
    try file.pieces(output) { try splitter.read($0, keep) }
    try splitter.finish(keep)
    return ExitStatus.success
  }
}
