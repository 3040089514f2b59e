import Foundation
import HTTPTypes
import Hummingbird
import Trail

/// The files that pages refer to. What is not listed here is not served.
struct Assets: Sendable {
  private struct File: Sendable {
    var type: String
    var bytes: [UInt8]
    var tag: String
  }

  private let files: [String: File]

  private static let types = [
    "portico.css": "text/css; charset=utf-8", "portico.js": "text/javascript; charset=utf-8",
    "favicon.svg": "image/svg+xml",
  ]

  /// Reads the files that come with the product.
  init() throws {
    files = try Dictionary(
      uniqueKeysWithValues: Assets.types.map { name, type in
        guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Assets") else {
          throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
        }
        let bytes = [UInt8](try Data(contentsOf: url))
        return (name, File(type: type, bytes: bytes, tag: "\"\(Digest(hashing: bytes).description.prefix(32))\""))
      })
  }

  /// The file of that name, or that the browser's copy is still right; nil for any other name.
  func answer(_ name: String, _ request: Request) -> Response? {
    guard let file = files[name] else { return nil }
    var headers = HTTPFields()
    headers[.eTag] = file.tag
    headers[.cacheControl] = "public, max-age=300, stale-while-revalidate=86400"
    headers[.contentType] = file.type
    if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
  }
}
