import Foundation
import Store

/// Where a server of a data directory listens for the command line.
struct SocketAddress {
  /// The directory, held open: its path may be longer than the 107 bytes that an address has room for.
  private let folder: Int32
  private let name: String

  /// Nil when there is no such directory.
  init?(_ directory: DataDirectory) {
    folder = unsafe open(directory.url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    name = directory.socket.lastPathComponent
  }

  /// Makes a socket and hands it over with the address; closes the directory.
  func use<Value>(_ body: (Int32, UnsafePointer<sockaddr>, socklen_t) throws -> Value) throws -> Value {
    defer { close(folder) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SocketFailure("no command socket can be made", errno) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array("/proc/self/fd/\(folder)/\(name)".utf8)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
    return try unsafe withUnsafePointer(to: &address) { pointer in
      try unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try unsafe body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

extension LineChannel {
  /// A connection to the server of this directory, or nil when none runs.
  static func connected(to directory: DataDirectory) throws -> LineChannel? {
    guard let address = SocketAddress(directory) else { return nil }
    return try unsafe address.use { descriptor, address, size in
      if unsafe connect(descriptor, address, size) == 0 { return LineChannel(descriptor: descriptor) }
      let reason = errno
      close(descriptor)
      // A socket that nobody listens at is what a killed server left behind.
      if reason == ENOENT || reason == ECONNREFUSED { return nil }
      if reason == EACCES || reason == EPERM {
        throw Failure(
          ExitStatus.noPermission, "the server at \(directory.socket.path) belongs to another user of this machine")
      }
      throw SocketFailure("the server at \(directory.socket.path) cannot be reached", reason)
    }
  }
}
