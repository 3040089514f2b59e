import Dispatch
import Foundation
import Glibc

/// The least of an HTTP/1.1 client: one request, one connection, to a port of this machine.
///
/// Foundation's URLSession refuses chromedriver's answers, whose header lines have no space after the colon, and
/// chromedriver keeps a connection open that it was asked to close.
enum LoopbackHTTP {
  /// An answer: its status code and its body.
  struct Response: Sendable {
    let status: Int
    let body: Data

    /// Nil while the answer is not complete; chromedriver leaves the connection open, so its length must tell.
    fileprivate init?(_ answer: Data) {
      guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
      let lines = String(decoding: answer[..<end.lowerBound], as: UTF8.self).split(whereSeparator: \.isNewline)
      guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
        let length = lines.lazy.compactMap({ $0.wholeMatch(of: /(?i)content-length: *([0-9]+)/) }).first,
        let count = Int(length.1), answer.count >= end.upperBound + count
      else { return nil }
      self.status = status
      body = answer[end.upperBound...].prefix(count)
    }
  }

  /// Sends a request and reads the answer to its end, on a thread that may block.
  static func send(_ method: String, _ path: String, _ body: Data, port: UInt16) async throws -> Response {
    let head = """
      \(method) \(path) HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/json\r
      Content-Length: \(body.count)\r
      Connection: close\r
      \r\n
      """
    let request = [UInt8](head.utf8) + [UInt8](body)
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try exchange(request, port: port) })
      }
    }
  }

  private static func exchange(_ request: [UInt8], port: UInt16) throws -> Response {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure("socket") }
    defer { close(descriptor) }

    var patience = timeval(tv_sec: 60, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    guard unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size) == 0 else {
      throw failure("setsockopt")
    }

    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw failure("connect to port \(port)") }

    var sent = 0
    while sent < request.count {
      let count = unsafe request[sent...].withUnsafeBytes { bytes in
        unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw failure("send") }
      sent += count
    }

    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      if let response = Response(answer) { return response }
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { throw failure("receive after \(answer.count) bytes") }
      answer += buffer[..<count]
    }
  }

  private static func failure(_ call: String) -> ChildFailure {
    ChildFailure("\(call): \(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO).localizedDescription)")
  }
}
