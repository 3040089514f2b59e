import Foundation
import Synchronization

/// Many lines that wait in a file, so that neither the memory nor whoever made them has to hold them.
final class SpooledLines: Sendable {
  private let url: URL
  private let file: FileHandle
  private let waiting = Mutex<[UInt8]>([])

  private static let piece = 1 << 20

  /// An empty file in a folder.
  init(in folder: URL) throws {
    url = folder.appending(path: UUID().uuidString)
    try Data().write(to: url)
    file = try FileHandle(forUpdating: url)
  }

  /// Adds a line, which holds no line feed.
  func add(_ line: String) throws {
    try waiting.withLock { bytes in
      bytes += line.utf8
      bytes.append(UInt8(ascii: "\n"))
      guard bytes.count > SpooledLines.piece else { return }
      try file.write(contentsOf: Data(bytes))
      bytes = []
    }
  }

  /// Gives every line, in order.
  func forEach(_ body: (String) throws -> Void) throws {
    var rest = try waiting.withLock { bytes in
      try file.write(contentsOf: Data(bytes))
      return [UInt8]()
    }
    try file.seek(toOffset: 0)
    while let piece = try file.read(upToCount: SpooledLines.piece), !piece.isEmpty {
      rest += piece
      var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let unfinished = lines.popLast() ?? []
      for line in lines { try body(String(decoding: line, as: UTF8.self)) }
      rest = Array(unfinished)
    }
  }

  /// Deletes the file.
  func remove() {
    try? file.close()
    try? FileManager.default.removeItem(at: url)
  }
}
