import Foundation

/// A file that was named on the command line, open for reading.
struct InputFile {
  /// The name without its folder.
  let name: String
  /// Bytes.
  let size: Int
  let handle: FileHandle

  /// Opens a file named in a verb that a server may carry out for another folder.
  init(_ path: String, _ run: Invocation) throws { try self.init(run.file(path), named: path) }

  /// Opens the file; a failure says which file, as it was typed, and why.
  init(_ url: URL, named path: String) throws {
    let descriptor = unsafe open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure(path, unsafe String(cString: strerror(errno))) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw InputFile.failure(path, "it is a folder")
    }
    size = Int(status.st_size)
    name = url.lastPathComponent
  }

  /// The next piece; nil at the end.
  func next() throws -> Data? { try handle.read(upToCount: 1 << 20) }

  /// Closes the file.
  func close() { try? handle.close() }

  private static func failure(_ path: String, _ reason: String) -> Failure {
    Failure(ExitStatus.noInput, "\(path) cannot be read: \(reason.prefix(1).lowercased())\(reason.dropFirst())")
  }
}
