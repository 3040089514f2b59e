import Foundation

/// A file that came with a form, set down in a folder of the organisation until its use is over.
struct SpooledFile: Sendable {
  /// The name of the form's field.
  var field: String
  /// The name that the sender gave it.
  var name: String
  var url: URL
  var bytes = 0

  /// Makes the empty file, readable by its owner alone.
  static func create(in folder: URL, field: String, name: String) throws -> (SpooledFile, FileHandle) {
    let url = folder.appending(path: "upload-\(UUID().uuidString)")
    guard
      FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    return (SpooledFile(field: field, name: name, url: url), try FileHandle(forWritingTo: url))
  }

  /// Removes the file; whoever needed it has kept its bytes.
  func remove() { try? FileManager.default.removeItem(at: url) }
}
