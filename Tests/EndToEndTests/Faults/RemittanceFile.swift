import Foundation

/// A file of remittances, and what reading it came to where nothing was killed.
struct RemittanceFile: Sendable {
  let url: URL
  /// Claims in it, counted from its bytes.
  let claims: Int

  init(_ url: URL) throws {
    self.url = url
    let bytes = [UInt8](try Data(contentsOf: url))
    // The element separator is the fourth byte of ISA, the segment terminator the last of its 106.
    let claim = Array("CLP".utf8) + [bytes[3]]
    claims = bytes.split(separator: bytes[105]).count { segment in
      segment.drop { $0 == 10 || $0 == 13 }.starts(with: claim)
    }
  }

  /// The first files of a synthetic hospital, day after day.
  static func made(_ count: Int, claimsPerDay: Int, in folder: URL) async throws -> [RemittanceFile] {
    var files: [RemittanceFile] = []
    var day = 0
    while files.count < count {
      day += 1
      let place = folder.appending(path: "day-\(day)")
      let options = ["--day", String(day), "--claims", String(claimsPerDay), "--out", place.path()]
      let result = try await portico("world", options[0], options[1], options[2], options[3], options[4], options[5])
      guard result.status == 0 else { throw ChildFailure("world ended with \(result.status): \(result.stderr)") }
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path())
      for name in names.sorted() where name.hasPrefix("835-") {
        files.append(try RemittanceFile(place.appending(path: name)))
      }
    }
    return Array(files.prefix(count))
  }
}

/// What `portico ingest --json` says of a file.
struct IngestReport: Decodable, Sendable {
  var digest: String
  var status: String
  var claims: Int
  /// Claims of sets that were refused whole.
  var quarantined: Int
  var cases: Int
}

/// How long a file took, and what it held, where nothing was killed.
struct Reading: Sendable {
  var report: IngestReport
  /// Until its last remittance was posted and the first cases could open.
  var posting: Duration
  /// From then on until the answer.
  var opening: Duration
}
