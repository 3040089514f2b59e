import Foundation
import Trail

/// The original bytes, one file for each document, named by its SHA-256. A file is never changed once it stands there.
package struct DocumentFiles: Sendable {
  let directory: DataDirectory

  /// Where the bytes of a document stand.
  package func url(_ digest: Digest) -> URL {
    let name = digest.description
    return directory.documents.appending(path: String(name.prefix(2))).appending(path: name)
  }

  /// Copies a source into the store, chunk by chunk, and returns its digest and size once it is safely on disk.
  package func keep(from next: () throws -> Data?) throws -> (digest: Digest, bytes: Int) {
    let temporary = directory.incoming.appending(path: UUID().uuidString)
    guard FileManager.default.createFile(atPath: temporary.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw StoreError.unusable(path: temporary.path, reason: lastErrorText()) }
    let output = try FileHandle(forWritingTo: temporary)
    var hash = FileHash()
    var count = 0
    do {
      while let chunk = try next(), !chunk.isEmpty {
        hash.update(chunk)
        try output.write(contentsOf: chunk)
        count += chunk.count
      }
      try output.synchronize()
      try output.close()
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw error
    }
    let digest = hash.finish()
    let place = url(digest)
    if FileManager.default.fileExists(atPath: place.path) {
      try FileManager.default.removeItem(at: temporary)
    } else {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
      )
      try FileManager.default.moveItem(at: temporary, to: place)
      try synchronizeFolder(place.deletingLastPathComponent())
      try synchronizeFolder(directory.documents)
    }
    return (digest, count)
  }

  /// Copies a file of the machine into the store.
  package func keep(fileAt url: URL) throws -> (digest: Digest, bytes: Int) {
    let input = try FileHandle(forReadingFrom: url)
    defer { try? input.close() }
    return try keep { try input.read(upToCount: 1 << 20) }
  }

  /// The bytes of a part of a document; shorter when the document ends before.
  package func bytes(_ digest: Digest, from start: Int, to end: Int) throws -> [UInt8] {
    guard start >= 0, end >= start else { throw StoreError.notFound("range \(start)-\(end)") }
    guard let input = FileHandle(forReadingAtPath: url(digest).path) else {
      throw StoreError.notFound("document \(digest)")
    }
    defer { try? input.close() }
    try input.seek(toOffset: UInt64(start))
    return [UInt8](try input.read(upToCount: end - start) ?? Data())
  }

  /// A rename is only safe once the folder that holds it is on disk too.
  private func synchronizeFolder(_ url: URL) throws {
    let descriptor = unsafe open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.unusable(path: url.path, reason: lastErrorText()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError.unusable(path: url.path, reason: lastErrorText()) }
  }
}

extension Store {
  /// The original bytes of every document.
  package var files: DocumentFiles { DocumentFiles(directory: directory) }
}
