import Foundation
import Testing

/// Collections of real files that lie beside a checkout and are not part of it; tests that want them are skipped by
/// name where they are missing.
enum SharedX12 {
  static let folder: URL = {
    let named = ProcessInfo.processInfo.environment["PORTICO_SHARED"].map { URL(filePath: $0) }
    let root = named ?? PackageRoot.url.deletingLastPathComponent().appending(path: "shared")
    return root.appending(path: "data/x12")
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: path))) }

  /// One row of a table with a header line.
  struct Row: Sendable, CustomTestStringConvertible {
    let cells: [String: String]
    subscript(column: String) -> String { cells[column] ?? "" }
    var testDescription: String { self["file"] }
  }

  /// The rows of a table; none where the folder is missing, because arguments are made for skipped tests too.
  static func table(_ path: String) -> [Row] {
    guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Row(cells: Dictionary(zip(names, $0)) { first, _ in first }) }
  }
}
