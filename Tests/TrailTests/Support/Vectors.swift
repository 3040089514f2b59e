import Foundation

/// Published test vectors, which are not part of the project: they lie in the folder that PORTICO_SHARED names, or in
/// `shared` beside the package.
enum Vectors {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["PORTICO_SHARED"] { return URL(filePath: path + "/vectors") }
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return root.deletingLastPathComponent().appending(path: "shared/vectors")
  }()

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// Every JSON file below a folder, decoded.
  static func all<Vector: Decodable>(_ type: Vector.Type, below name: String) throws -> [Vector] {
    let files = FileManager.default.enumerator(at: folder.appending(path: name), includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
      .map { try JSONDecoder().decode(type, from: Data(contentsOf: $0)) }
  }
}
