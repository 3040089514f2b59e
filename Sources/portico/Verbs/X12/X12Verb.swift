import ArgumentParser
import Foundation
import X12

/// `portico x12`: looks at X12 files without any data directory.
struct X12Verb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "x12", abstract: "Check X12 files against their implementation guides, show and convert them.",
    subcommands: [
      X12Check.self, X12Ack.self, X12Show.self, X12Stats.self, X12JSON.self, X12CSV.self, X12Split.self,
      X12Format.self, X12Rules.self,
    ])
}

/// A verb that reads X12 files named on the command line.
protocol X12FileVerb: AsyncParsableCommand {
  var files: [String] { get }

  /// Makes ready before the first file.
  mutating func begin() throws
  /// Reads one file and gives the exit code.
  mutating func read(_ file: X12File, _ out: Output) throws -> Int32
  /// Tells that a file cannot be read; the next ones are read all the same.
  func tell(_ failure: Failure, of path: String, _ out: Output) throws
  /// Prints what had to wait for the last file.
  func end(_ out: Output) throws
}

extension X12FileVerb {
  mutating func begin() throws {}
  func tell(_ failure: Failure, of path: String, _ out: Output) throws { try out.note(inWords(failure)) }
  func end(_ out: Output) throws {}

  /// Reads the files one after the other; the worst exit code counts.
  mutating func run() async throws {
    let start = self
    let status = await printing { out in
      var verb = start
      var worst = ExitStatus.success
      try verb.begin()
      for path in verb.files {
        do {
          let file = try X12File(path)
          defer { file.close() }
          worst = max(worst, try verb.read(file, out))
        } catch let failure as Failure where failure.status == ExitStatus.noInput {
          try verb.tell(failure, of: path, out)
          worst = max(worst, failure.status)
        }
      }
      try verb.end(out)
      return worst
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}

/// An X12 file, read in pieces; a large one shows how far it is. `-` is the standard input.
struct X12File {
  let path: String
  let size: Int
  private let handle: FileHandle

  init(_ path: String) throws {
    self.path = path
    guard path != "-" else {
      (size, handle) = (0, FileHandle.standardInput)
      return
    }
    let input = try InputFile(URL(filePath: path), named: path)
    (size, handle) = (input.size, input.handle)
  }

  /// From this size on it shows how far the reading is.
  private static let largeFile = 20 << 20

  /// Hands on the pieces of the file; gives how it began.
  @discardableResult
  func pieces(_ out: Output, _ take: ([UInt8]) throws -> Void) throws -> FileBeginning {
    var done = 0
    var beginning = FileBeginning()
    while let piece = try next() {
      beginning.take(piece)
      try take(piece)
      done += piece.count
      if size > Self.largeFile { out.progress("\(path): \(done >> 20) of \(size >> 20) MB") }
    }
    if size > Self.largeFile { out.progress("") }
    return beginning
  }

  private func next() throws -> [UInt8]? {
    do {
      guard let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty else { return nil }
      return [UInt8](piece)
    } catch {
      throw Failure(ExitStatus.noInput, "\(path) cannot be read to its end: \(error.localizedDescription)")
    }
  }

  func close() { if path != "-" { try? handle.close() } }
}
