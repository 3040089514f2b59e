import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Trail

extension Site {
  /// The whole file as text, for those who may see every patient in it and have said why.
  func openWhole(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let fields = try await submission(request, visitor).fields
    return try await wholeFile(
      try context.digest, reason: fields.text("reason"), as: command(fields), by: visitor)
  }

  /// The bytes of a file, once the reason is recorded.
  func wholeFile(
    _ digest: Digest, reason: String?, as command: CommandID, by visitor: Visitor
  ) async throws -> Response {
    guard let reason else { throw Refusal(.invalid, "Say why you need the whole file.") }
    let url = try await store.openWholeDocument(
      digest, reason: store.seal(reason), command: command, by: visitor.actor)
    return try send(url, type: "text/plain; charset=utf-8", disposition: "inline")
  }

  /// A file that was attached to a case, to be saved rather than shown: nobody knows what is in it.
  func evidence(_ context: WebContext) async throws -> Response {
    let visitor = try context.signedIn
    let (name, url) = try await store.evidenceFile(try context.digest, for: visitor.account)
    return try send(url, type: "application/octet-stream", disposition: Site.attachment(name))
  }

  /// Hands a file out, piece by piece.
  func send(_ url: URL, type: String, disposition: String) throws -> Response {
    let size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int
    let body = ResponseBody(contentLength: size) { writer in
      let input = try FileHandle(forReadingFrom: url)
      defer { try? input.close() }
      while let chunk = try input.read(upToCount: 1 << 18), !chunk.isEmpty {
        try await writer.write(ByteBuffer(bytes: chunk))
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok, headers: [.contentType: type, .contentDisposition: disposition], body: body)
  }

  /// `attachment` with the file's name, in ASCII and in full (RFC 6266, section 5).
  static func attachment(_ name: String) -> String {
    let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_ ".contains($0)) ? $0 : "_" })
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(Path.encoded(name))"
  }
}
