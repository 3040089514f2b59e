import Foundation
import Synchronization

/// The guides that the library brings along, each read when it is first asked for.
public final class GuideLibrary: Sendable {
  private let folder: URL
  private let dictionary: SegmentDictionary
  /// What the segments hold that make up envelopes.
  let envelope: GuideTables
  /// Names of guides by transaction and version.
  private let names: [String: [String]]
  /// Values of GS01 by transaction.
  private let groups: [String: Set<String>]
  private let compiled = Mutex<[String: GuideTables]>([:])

  /// Files that are about no transaction of their own.
  private static let common = ["dictionary.guide", "envelope.guide"]

  /// The guides of a folder: `dictionary.guide`, `envelope.guide`, and one file for each transaction.
  public init(folder: URL) throws {
    self.folder = folder
    dictionary = try SegmentDictionary(text: Self.text("dictionary.guide", in: folder), file: "dictionary.guide")
    envelope = try GuideTables(
      GuideFile.guide(text: Self.text("envelope.guide", in: folder), file: "envelope.guide"), dictionary: dictionary)
    var names: [String: [String]] = [:]
    var groups: [String: Set<String>] = [:]
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for file in files where file.hasSuffix(".guide") && !Self.common.contains(file) {
      // Only the head is read here; the rest when a set of that guide comes.
      let head = try Self.head(of: Self.text(file, in: folder), file)
      for version in head.versions { names["\(head.transaction) \(version)", default: []].append(head.name) }
      groups[head.transaction, default: []].insert(head.group)
    }
    self.names = names
    self.groups = groups
  }

  #if SWIFT_PACKAGE
    /// The guides that ship with this library.
    public static func shipped() throws -> GuideLibrary {
      guard let folder = Bundle.module.url(forResource: "Guides", withExtension: nil) else {
        throw GuideError(file: "Guides", line: nil, message: "the folder is missing where the library was installed")
      }
      return try GuideLibrary(folder: folder)
    }
  #endif

  /// The guides for sets of a transaction and version; more than one where the set's head must tell them apart.
  func guides(transaction: String, version: String) throws -> [GuideTables] {
    try (names["\(transaction) \(version)"] ?? []).map(tables)
  }

  /// The groups (GS01) that a transaction may stand in; `nil` where no guide knows it.
  func groups(ofTransaction transaction: String) -> Set<String>? { groups[transaction] }

  /// The transactions whose guide the version names.
  func transactions(ofVersion version: String) -> [String] {
    names.keys.filter { $0.hasSuffix(" \(version)") }.map { String($0.prefix { $0 != " " }) }.sorted()
  }

  /// Names of all guides, like `837P`.
  var guideNames: [String] { Set(names.values.joined()).sorted() }

  /// A guide by its name.
  func guide(named name: String) throws -> GuideTables? { guideNames.contains(name) ? try tables(name) : nil }

  /// What a segment holds in any transaction.
  func definition(of id: String) -> SegmentDefinition? { dictionary[id] }

  /// All guides, by name.
  func all() throws -> [GuideTables] { try guideNames.map(tables) }

  private func tables(_ name: String) throws -> GuideTables {
    if let known = compiled.withLock({ $0[name] }) { return known }
    let file = "\(name).guide"
    let guide = try GuideFile.guide(text: Self.text(file, in: folder), file: file)
    let tables = try GuideTables(guide, dictionary: dictionary)
    compiled.withLock { $0[name] = tables }
    return tables
  }

  private static func text(_ file: String, in folder: URL) throws -> String {
    do {
      return try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    } catch {
      throw GuideError(file: file, line: nil, message: "the file cannot be read")
    }
  }

  private static func head(of text: String, _ file: String) throws(GuideError) -> Guide {
    var guide = Guide(name: "", title: "")
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 8, omittingEmptySubsequences: false)
    for line in GuideLine.lines(of: lines.prefix(8).map { String(Substring($0)) }.joined(separator: "\n"), file: file) {
      let words = line.words.map(String.init)
      switch words[0] {
      case "guide" where words.count > 1: guide.name = words[1]
      case "transaction" where words.count > 1: guide.transaction = words[1]
      case "group" where words.count > 1: guide.group = words[1]
      case "version": guide.versions = Array(words.dropFirst())
      default: break
      }
    }
    guard "\(guide.name).guide" == file else {
      throw GuideError(file: file, line: 1, message: "the guide is called \(guide.name), unlike its file")
    }
    return guide
  }
}
