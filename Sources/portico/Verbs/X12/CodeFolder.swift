import Foundation
import X12

/// A folder of code tables that somebody has loaded: one file for each table, a code and its days on each line.
struct CodeFolder {
  private let folder: URL

  init(_ folder: URL) throws {
    self.folder = folder
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw Failure(ExitStatus.noInput, "\(folder.path) is no folder of code tables")
    }
  }

  /// The tables whose files are there.
  func tables() throws -> [CodeTableName: CodeTable] {
    var tables: [CodeTableName: CodeTable] = [:]
    for name in CodeTableName.allCases {
      let file = folder.appending(path: "\(name.rawValue).psv")
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      tables[name] = try table(String(contentsOf: file, encoding: .utf8), file: file.path)
    }
    return tables
  }

  private func table(_ text: String, file: String) throws -> CodeTable {
    var table = CodeTable()
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let columns = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard let code = columns.first, !code.isEmpty, index > 0 || code != "code" else { continue }
      func day(_ column: Int) throws -> CalendarDate? {
        guard column < columns.count, !columns[column].isEmpty else { return nil }
        guard let day = CalendarDate(iso: columns[column]) else {
          throw Failure(ExitStatus.dataError, "\(file):\(index + 1): \(columns[column]) is no day like 2025-10-01")
        }
        return day
      }
      table.add(code, from: try day(1), through: try day(2))
    }
    guard table.count > 0 else {
      throw Failure(ExitStatus.dataError, "\(file) holds no codes; each line is code|from|through")
    }
    return table
  }
}
