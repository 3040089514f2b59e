import Foundation

/// Where the files that the tests read lie.
enum Files {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file that the package ships in `SOPs`.
  static func shipped(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "SOPs").appending(path: name), encoding: .utf8)
  }

  /// The folder of domain facts beside the package: `PORTICO_SHARED`, else `../shared`; nil when it is not there.
  static let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["PORTICO_SHARED"].map { URL(filePath: $0) }
    let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}
