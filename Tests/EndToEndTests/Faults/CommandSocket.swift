import Dispatch
import Foundation
import Glibc

/// The wire on which the command line talks to a running server: one connection for each request, lines of JSON.
struct CommandSocket: Sendable {
  let path: String

  init(data: URL) { path = data.appending(path: "portico.sock").path() }

  /// What a request came to.
  enum Outcome: Sendable {
    case answered(exit: Int32, lines: [String], complaints: [String])
    /// The request was sent and the server ended before it had answered: nobody knows what it did.
    case noAnswer
    /// Nobody listened, so nothing was sent.
    case notReached
  }

  /// Has the server carry out a verb, on a thread that may block.
  func send(_ arguments: [String]) async throws -> Outcome {
    let request = try JSONEncoder().encode(Request(arguments: arguments)) + [UInt8(ascii: "\n")]
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try exchange([UInt8](request)) }) }
    }
  }

  private struct Request: Encodable {
    var arguments: [String]
    var directory = "/"
  }

  private struct Reply: Decodable {
    var line: String?
    var note: String?
    var exit: Int32?
  }

  private func exchange(_ request: [UInt8]) throws -> Outcome {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw ChildFailure("socket: error \(errno)") }
    defer { close(descriptor) }
    guard connects(descriptor) else { return .notReached }
    var sent = 0
    while sent < request.count {
      let count = unsafe request[sent...].withUnsafeBytes { bytes in
        unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return .noAnswer }
      sent += count
    }
    return try outcome(of: received(descriptor))
  }

  private func connects(_ descriptor: Int32) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    precondition(bytes.count < 107, "the path is too long for a socket: \(path)")
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  /// Everything that comes until the server closes the connection, or its death does.
  private func received(_ descriptor: Int32) -> Data {
    var all = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  private func outcome(of bytes: Data) throws -> Outcome {
    var lines: [String] = []
    var complaints: [String] = []
    // A line that the kill cut off is no answer.
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      let reply = try JSONDecoder().decode(Reply.self, from: Data(line))
      if let line = reply.line { lines.append(line) }
      if let note = reply.note { complaints.append(note) }
      if let exit = reply.exit { return .answered(exit: exit, lines: lines, complaints: complaints) }
    }
    return .noAnswer
  }
}
