import Foundation

/// The folder of public vectors that lies beside the package but is no part of it.
enum Shared {
  /// `PORTICO_SHARED`, else `../shared` beside the package root; nil when it is not there.
  static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["PORTICO_SHARED"].map { URL(filePath: $0) }
    let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}
