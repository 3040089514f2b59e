import Foundation
import World

/// A remittance file of a synthetic world: its days, one after the other, until the file is large enough.
struct LargeRemittance {
  let megabytes: Int

  /// Writes the file; the same size gives the same bytes.
  func write(in folder: URL) throws -> URL {
    let url = folder.appending(path: "large.835")
    try Data().write(to: url)
    let output = try FileHandle(forWritingTo: url)
    defer { try? output.close() }
    var size = 0
    var day = 1
    while size < megabytes << 20 {
      let files = try World(seed: 1, claimsPerDay: 10_000).files(day: day)
      // What is sent again would be held apart, and an acknowledgement has no claims.
      for file in files
      where !file.name.hasSuffix("-resent.edi") && file.name.hasPrefix("835-") && size < megabytes << 20 {
        try output.write(contentsOf: Data(file.bytes))
        size += file.bytes.count
      }
      day += 1
    }
    return url
  }
}
