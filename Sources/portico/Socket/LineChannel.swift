import Foundation
import Synchronization

/// A connected socket that carries lines of JSON. Its calls block: use it on a thread of its own.
final class LineChannel: Sendable {
  private let descriptor: Int32
  private let received = Mutex<[UInt8]>([])
  private let sending = Mutex(())

  /// The most bytes of one line, so that no peer fills the memory.
  static let longestLine = 16 << 20

  /// Takes over an open socket and closes it in the end.
  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Sends a message as one line.
  func send(_ message: some Encodable) throws {
    var line = [UInt8](try JSONEncoder().encode(message))
    line.append(UInt8(ascii: "\n"))
    try sending.withLock { _ in
      var sent = 0
      while sent < line.count {
        let count = unsafe line[sent...].withUnsafeBytes { bytes in
          // Without MSG_NOSIGNAL a peer that went away would end this process.
          unsafe Foundation.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw SocketFailure("the other side of the command socket went away", errno) }
        sent += count
      }
    }
  }

  /// The next message, or nil when the other side has ended.
  func receive<Message: Decodable>(_ type: Message.Type) throws -> Message? {
    let line: Data? = try received.withLock { received in
      var searched = 0
      while true {
        if let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { received.removeSubrange(...end) }
          return Data(received[..<end])
        }
        searched = received.count
        guard searched < LineChannel.longestLine else {
          throw SocketFailure("a line on the command socket is longer than \(LineChannel.longestLine) bytes")
        }
        guard let piece = try piece() else { return nil }
        received += piece
      }
    }
    return try line.map { try JSONDecoder().decode(type, from: $0) }
  }

  /// Some bytes, or nil at the end.
  private func piece() throws -> ArraySlice<UInt8>? {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SocketFailure("nothing came over the command socket", errno) }
      return count > 0 ? piece[..<count] : nil
    }
  }

  /// Gives up waiting for the peer after this many seconds.
  func limitWaiting(seconds: Int) {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  /// The user of this machine at the other end, as the kernel knows it.
  func peer() throws -> UInt32 {
    // struct ucred of unix(7): process, user, group.
    var peer: (process: pid_t, user: uid_t, group: gid_t) = (0, 0, 0)
    var size = socklen_t(MemoryLayout.size(ofValue: peer))
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 else {
      throw SocketFailure("the user at the other end of the command socket is not known", errno)
    }
    return peer.user
  }
}

/// Why the command socket did not work.
struct SocketFailure: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, _ number: Int32? = nil) {
    description = if let number { "\(what) (\(unsafe String(cString: strerror(number))))" } else { what }
  }
}
