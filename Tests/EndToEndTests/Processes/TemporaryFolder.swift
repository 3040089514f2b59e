import Foundation

/// A folder that exists as long as the value that owns it.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    // Short, because programs put Unix sockets in it, whose paths end at 107 bytes.
    let name = "portico-\(UInt64.random(in: 0...(.max)))"
    url = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
