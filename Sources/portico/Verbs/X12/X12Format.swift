import ArgumentParser
import Desk
import Foundation
import X12

/// `portico x12 format FILE…`: the same file, each segment on a line, with counts that are right.
struct X12Format: X12FileVerb {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Write files anew: each segment on a line of its own, with counts and numbers that are right.",
    discussion: """
      Delimiters, values and control numbers stay as they are. Whatever else than line breaks is written otherwise than it was read is \
      named on standard error. A trailer that is missing stays missing, and SE01 goes on counting a segment that could not be written: \
      portico x12 check says what is wrong with a file.

      Ends with 65 when anything of a file but blanks and filling is not in what was written, or when it holds no X12, with 66 when \
      one cannot be read.
      """)

  @Argument(help: ArgumentHelp("The files; - is the standard input.", valueName: "file"))
  var files: [String]
  @Option(
    help: ArgumentHelp("Where to write instead of standard output; the file must not be there yet.", valueName: "file"))
  var out: String?
  @Flag(help: "Keep the line breaks between segments as they are.")
  var keepLines = false

  func validate() throws {
    if out != nil, files.count > 1 { throw ValidationError("--out takes one file at a time") }
  }

  func read(_ file: X12File, _ output: Output) throws -> Int32 {
    let target = try out.map { try NewFile($0) }
    var rewriter = Rewriter(lines: keepLines ? .asRead : .onePerSegment)
    var differences: [RewriteDifference.Kind: (first: RewriteDifference, count: Int)] = [:]
    /// What was left out is named piece by piece, as far as anybody reads.
    var leftOut: (named: [RewriteDifference], count: Int) = ([], 0)
    var isEmpty = true
    func take(_ piece: Rewriter.Output) throws {
      switch piece {
      case .bytes(let bytes):
        isEmpty = false
        if let target { try target.write(bytes) } else { try output.bytes(Data(bytes)) }
      case .difference(let difference) where difference.kind == .leftOut:
        leftOut.count += 1
        if leftOut.named.count < Self.mostNamed { leftOut.named.append(difference) }
      case .difference(let difference): differences[difference.kind, default: (difference, 0)].count += 1
      }
    }
    let beginning: FileBeginning
    do {
      beginning = try file.pieces(output) { try rewriter.read($0, take) }
      try rewriter.finish(take)
    } catch {
      target?.abandon()
      throw error
    }
    for difference in differences.values.sorted(by: { $0.first.offset < $1.first.offset }) {
      let more = difference.count > 1 ? " (and \(grouped(difference.count - 1)) more of this kind)" : ""
      try output.note("\(file.path): \(difference.first)\(more)")
    }
    for difference in leftOut.named { try output.note("\(file.path): \(difference)") }
    if leftOut.count > leftOut.named.count {
      try output.note("\(file.path): … and \(grouped(leftOut.count - leftOut.named.count)) more that were left out")
    }
    if isEmpty {
      target?.abandon()
      try output.note(beginning.noX12(in: file.path))
      return ExitStatus.dataError
    }
    try target?.finish()
    return leftOut.count == 0 ? ExitStatus.success : ExitStatus.dataError
  }

  private static var mostNamed: Int { 100 }
}

/// A file that comes to be only when it is whole.
private struct NewFile {
  private let target: URL
  private let draft: URL
  private let handle: FileHandle

  init(_ path: String) throws {
    target = URL(filePath: path)
    draft = URL(filePath: path + ".part")
    guard !FileManager.default.fileExists(atPath: target.path) else {
      throw Failure(ExitStatus.failure, "\(path) is there already; name another file")
    }
    guard FileManager.default.createFile(atPath: draft.path, contents: nil) else {
      throw Failure(
        ExitStatus.failure, "\(path) cannot be written; check that the folder is there and may be written to")
    }
    handle = try FileHandle(forWritingTo: draft)
  }

  func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

  func finish() throws {
    try handle.close()
    try FileManager.default.moveItem(at: draft, to: target)
  }

  func abandon() {
    try? handle.close()
    try? FileManager.default.removeItem(at: draft)
  }
}
