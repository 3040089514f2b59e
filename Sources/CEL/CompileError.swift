/// Why a source is not a program, said to the person who wrote it.
public struct CompileError: Error, Hashable {
  /// Bytes (UTF-8) before the place of the error; the length of the source when something is missing at its end.
  public let offset: Int
  /// The line of the place, from 1.
  public let line: Int
  /// The column of the place in characters, from 1.
  public let column: Int
  /// What is wrong and what to write instead, in one sentence without a full stop.
  public let message: String

  init(at offset: Int, of source: [UInt8], _ message: String) {
    let before = source[..<min(offset, source.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.offset = offset
    self.line = before.count { $0 == UInt8(ascii: "\n") } + 1
    self.column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
    self.message = message
  }

  /// CEL that this implementation refuses, by its name in the language.
  static func unsupported(_ feature: String, at offset: Int, of source: [UInt8]) -> CompileError {
    CompileError(at: offset, of: source, "not supported yet: \(feature)")
  }
}

extension CompileError: CustomStringConvertible {
  /// Line, column and message.
  public var description: String { "line \(line), column \(column): \(message)" }
}
