/// Reads records of separated values as RFC 4180 writes them: fields in quotes may hold separators, line ends and doubled
/// quotes; lines end in CRLF or LF; a byte order mark is skipped. Nothing is guessed: a record that breaks the rules is a
/// problem with its place, and reading goes on with the next line.
///
/// ```swift
/// var reader = CSVReader(bytes: bytes)
/// while let record = reader.next() {
///   switch record {
///   case .success(let record): print(record.line, record.fields)
///   case .failure(let problem): print(problem)
///   }
/// }
/// ```
public struct CSVReader: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1

  /// The most bytes of one field: a quote that is never closed must not swallow a file.
  public static let longestField = 32_768

  /// Reads bytes from their beginning; `separator` stands between fields.
  public init(bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next record or the next problem; nil at the end of the file. Empty lines are no records.
  public mutating func next() -> Result<CSVRecord, CSVProblem>? {
    while position < bytes.count, isLineEnd(bytes[position]) { skipLineEnd() }
    guard position < bytes.count else { return nil }
    let start = position
    let first = line
    do throws(CSVProblem) {
      var fields: [String] = []
      while true {
        fields.append(try field(fields.count + 1, of: first))
        guard position < bytes.count, bytes[position] == separator else { break }
        position += 1
      }
      let record = CSVRecord(line: first, range: start..<position, fields: fields)
      skipLineEnd()
      return .success(record)
    } catch {
      position = start
      line = first
      while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
      skipLineEnd()
      return .failure(error)
    }
  }

  private mutating func field(_ number: Int, of record: Int) throws(CSVProblem) -> String {
    func problem(_ offset: Int, _ message: String) -> CSVProblem {
      CSVProblem(line: record, field: number, offset: offset, message: message)
    }
    let start = position
    var content: [UInt8] = []
    if position < bytes.count, bytes[position] == quote {
      position += 1
      while true {
        guard position < bytes.count, position - start <= CSVReader.longestField else {
          throw problem(start, "a quote is opened and never closed; close it, or write it twice where it is meant")
        }
        let byte = bytes[position]
        position += 1
        if byte == quote {
          guard position < bytes.count, bytes[position] == quote else { break }
          position += 1
        } else if byte == lineFeed {
          line += 1
        }
        content.append(byte)
      }
      guard position == bytes.count || bytes[position] == separator || isLineEnd(bytes[position]) else {
        throw problem(position, "something follows a closing quote; write a quote inside a field twice")
      }
    } else {
      while position < bytes.count, bytes[position] != separator, !isLineEnd(bytes[position]) {
        guard bytes[position] != quote else {
          throw problem(
            position, "a quote stands inside a field without quotes; put the field in quotes, the quote twice")
        }
        position += 1
      }
      guard position - start <= CSVReader.longestField else {
        throw problem(start, "the field is longer than \(CSVReader.longestField) bytes")
      }
      content = Array(bytes[start..<position])
    }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw problem(start, "the text is not UTF-8; save the file as “CSV UTF-8”")
    }
    guard !content.contains(0) else { throw problem(start, "the field holds a byte of value 0; export the file again") }
    return text
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    if bytes[position] == carriageReturn {
      position += 1
      guard position < bytes.count, bytes[position] == lineFeed else {
        line += 1
        return
      }
    }
    guard bytes[position] == lineFeed else { return }
    position += 1
    line += 1
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
