import Foundation

/// The folder that holds everything an organisation has: database, documents, keys, SOP files, socket, lock.
package struct DataDirectory: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url.standardizedFileURL }

  package var database: URL { url.appending(path: "portico.db") }
  package var documents: URL { url.appending(path: "documents") }
  package var incoming: URL { url.appending(path: "incoming") }
  package var key: URL { url.appending(path: "signing.key") }
  package var sops: URL { url.appending(path: "SOPs") }
  package var lock: URL { url.appending(path: "lock") }
  /// Where a running server listens for the command line.
  package var socket: URL { url.appending(path: "portico.sock") }

  /// Whether somebody has made it; a folder that this user may not look into counts as none.
  package var exists: Bool { FileManager.default.fileExists(atPath: database.path) }

  /// Makes the folders, readable by their owner alone.
  package func create() throws {
    for folder in [url, documents, incoming, sops] {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }
}

/// One process owns a data directory; whoever comes second is told so.
package final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or throws `StoreError.locked` naming the process that has it.
  package init(_ directory: DataDirectory) throws {
    let path = directory.lock.path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError.unusable(path: path, reason: lastErrorText()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = (try? String(contentsOf: directory.lock, encoding: .utf8)) ?? ""
      close(descriptor)
      throw StoreError.locked(
        directory: directory.url.path, process: holder.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    ftruncate(descriptor, 0)
    let text = Array("\(getpid())\n".utf8)
    _ = unsafe text.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
  }

  deinit { close(descriptor) }
}

/// The text of the last failed system call.
func lastErrorText() -> String { unsafe String(cString: strerror(errno)) }
