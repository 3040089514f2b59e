import Foundation
import Synchronization

/// What a client of the server has sent and been told, in a file of its own that is on disk before the client goes on.
final class CommandLog: Sendable {
  /// How far a command has come, as its client knows.
  enum Standing: String {
    case sent
    case acknowledged
    case refused
  }

  private let file: URL
  private let output: Mutex<FileHandle>

  init(in folder: URL) throws {
    file = folder.appending(path: "commands.log")
    try Data().write(to: file)
    output = Mutex(try FileHandle(forWritingTo: file))
  }

  /// Returns when the line is on disk.
  func record(_ standing: Standing, _ deed: Deed) throws {
    try output.withLock {
      try $0.write(contentsOf: Data("\(standing.rawValue) \(deed.id) \(deed.type)\n".utf8))
      try $0.synchronize()
    }
  }

  /// The last standing of each command, by its id, with the type of the entry that it makes.
  func commands() throws -> [String: (standing: Standing, type: String)] {
    var commands: [String: (standing: Standing, type: String)] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3, let standing = Standing(rawValue: words[0]) else {
        throw ChildFailure("the log of commands has the line '\(line)'")
      }
      commands[words[1]] = (standing, words[2])
    }
    return commands
  }
}
