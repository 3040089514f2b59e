import Desk
import Foundation

extension SOPFolder {
  /// The file in the folder that lists what the product has put there, so that what a person takes out stays out.
  private static let listName = ".shipped"

  /// Puts in the files that come with the product and were never here: all of them into an empty folder, later those that a newer
  /// version brings. No file is overwritten, and none that was taken out comes back. A folder of before there was a list cannot
  /// tell what was taken out from what was never there: it is given what it lacks, once.
  ///
  /// - Returns: what was put into a folder that held files already.
  func fill() throws -> [String] {
    let manager = FileManager.default
    let there = Set(try manager.contentsOfDirectory(atPath: url.path))
    let shipped = try SOPFolder.shipped()
    let names = try manager.contentsOfDirectory(atPath: shipped.path).filter { name in
      name.hasSuffix(".yaml") || name == SOPFolder.rulesName || name == ScheduleColumns.file
    }.sorted()
    let list = url.appending(path: SOPFolder.listName)
    let listed =
      there.contains(SOPFolder.listName)
      ? Set(try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)) : []
    guard !Set(names).isSubset(of: listed) else { return [] }
    var added: [String] = []
    for name in names where try !there.contains(name) && !listed.contains(name) && !isSaidElsewhere(name, there) {
      // Copied by content: the product's files may be links, or not writable.
      try Data(contentsOf: shipped.appending(path: name)).write(to: url.appending(path: name), options: .atomic)
      added.append(name)
    }
    let all = listed.union(names).sorted().joined(separator: "\n") + "\n"
    try Data(all.utf8).write(to: list, options: .atomic)
    return there.isEmpty ? [] : added
  }

  /// Whether a file under another name holds the SOP already: two of one name would stop everything.
  private func isSaidElsewhere(_ name: String, _ there: Set<String>) throws -> Bool {
    guard name.hasSuffix(".yaml") else { return false }
    return try there.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.contains { other in
      try String(contentsOf: url.appending(path: other), encoding: .utf8).split(whereSeparator: \.isNewline)
        .contains { $0.filter { !$0.isWhitespace } == "sop:\(name.dropLast(5))" }
    }
  }
}
