import ArgumentParser
import Foundation
import World

/// A file of a synthetic world: what its days say, one after the other, until the file is large enough.
struct LargeFile {
  /// What the file holds.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    /// Remittances (835).
    case remittances
    /// Professional claims (837P).
    case claims

    /// The files of a day that are of this kind.
    fileprivate func files(_ world: World, day: Int) throws -> [GeneratedFile] {
      switch self {
      case .remittances:
        // What is sent again would be held apart, and an acknowledgement has no claims.
        try world.files(day: day).filter { $0.name.hasPrefix("835-") && !$0.name.hasSuffix("-resent.edi") }
      case .claims:
        try world.submissions(answeredOn: day).filter { $0.name.hasPrefix("837P-") }
      }
    }
  }

  var kind: Kind = .remittances
  let megabytes: Int

  /// Writes the file; the same kind and size give the same bytes.
  func write(in folder: URL) throws -> URL {
    let url = folder.appending(path: "large-\(kind.rawValue).edi")
    try Data().write(to: url)
    let output = try FileHandle(forWritingTo: url)
    defer { try? output.close() }
    let world = World(seed: 1, claimsPerDay: 10_000)
    var size = 0
    var day = 1
    while size < megabytes << 20 {
      for file in try kind.files(world, day: day) where size < megabytes << 20 {
        try output.write(contentsOf: Data(file.bytes))
        size += file.bytes.count
      }
      day += 1
    }
    return url
  }
}
