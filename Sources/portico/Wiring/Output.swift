import Foundation
import Synchronization

/// Where the words of a verb go: to this terminal, or over the socket to another one.
struct Output: Sendable {
  /// Prints a line of the answer.
  let line: @Sendable (String) throws -> Void
  /// Prints bytes of the answer exactly as they are, such as a file.
  let bytes: @Sendable (Data) throws -> Void
  /// Prints a line beside the answer: a problem, or what is going on.
  let note: @Sendable (String) throws -> Void
  /// Replaces the line that says how far a long step is; an empty text takes it away.
  let progress: @Sendable (String) -> Void

  /// Sends on what was printed so far, before something that takes long.
  let flush: @Sendable () throws -> Void

  /// Prints several lines of the answer.
  func lines(_ lines: [String]) throws {
    for text in lines { try line(text) }
  }
}

/// The standard output of this process, in large pieces.
final class StandardOutput: Sendable {
  private let waiting = Mutex<[UInt8]>([])
  /// Whether a line of progress stands on the terminal, which must go before anything else is printed there.
  private let isProgressShown = Mutex(false)

  /// Whether the answer goes to a terminal that shows colours (https://no-color.org).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// What a verb prints here. Progress shows only where somebody watches.
  var output: Output {
    let isWatched = isatty(STDERR_FILENO) == 1
    return Output(
      line: { try self.print($0) },
      bytes: { bytes in
        try self.flush()
        try Self.write(bytes)
      },
      note: { text in
        try self.flush()
        self.clearProgress()
        try FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
      },
      progress: { text in
        guard isWatched else { return }
        self.isProgressShown.withLock { $0 = !text.isEmpty }
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text)".utf8))
      }, flush: { try self.flush() })
  }

  private func print(_ text: String) throws {
    let isFull = waiting.withLock { bytes in
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: "\n"))
      return bytes.count > 1 << 16
    }
    if isFull { try flush() }
  }

  /// Hands on everything that was printed so far.
  func flush() throws {
    let bytes = waiting.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }
    guard !bytes.isEmpty else { return }
    clearProgress()
    try Self.write(Data(bytes))
  }

  private static func write(_ bytes: Data) throws {
    do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
      throw Failure(ExitStatus.outputError, "The answer could not be written: \(error.localizedDescription)")
    }
  }

  private func clearProgress() {
    let isShown = isProgressShown.withLock { isShown in
      defer { isShown = false }
      return isShown
    }
    if isShown { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
  }
}
