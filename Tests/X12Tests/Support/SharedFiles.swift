import Foundation

/// Collections of real files that lie beside a checkout and are not part of it; tests that want them are skipped by
/// name where they are missing.
enum SharedFiles {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["PORTICO_SHARED"] { return URL(filePath: path) }
    return packageRoot.deletingLastPathComponent().appending(path: "shared")
  }()

  static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let x12 = root.appending(path: "data/x12")

  static var areThere: Bool { FileManager.default.fileExists(atPath: x12.path) }

  static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  /// The rows of a table with a header line, by column name.
  static func table(_ url: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }
}
