import Foundation

/// What `portico dump` prints, read without the product's own code.
struct StoreDump {
  /// The lines of each table, each as its columns.
  private var tables: [Substring: [[Substring]]] = [:]

  init(of data: URL) async throws {
    let result = try await portico("dump", "--data", data.path(), within: .seconds(300))
    guard result.status == 0 else { throw ChildFailure("dump ended with \(result.status): \(result.stderr)") }
    for line in result.stdout.utf8.split(separator: UInt8(ascii: "\n")) {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
      tables[columns[0], default: []].append(Array(columns.dropFirst()))
    }
  }

  /// The rows of a table as lines, without these columns.
  func lines(_ table: Substring, without dropped: Set<Int> = []) -> [String] {
    (tables[table] ?? []).map { row in
      row.enumerated().filter { !dropped.contains($0.offset) }.map { String($0.element) }.joined(separator: "\t")
    }
  }

  /// The rows of a table as lines, with these columns alone.
  func lines(_ table: Substring, only kept: [Int]) -> [String] {
    (tables[table] ?? []).map { row in kept.map { String(row[$0]) }.joined(separator: "\t") }
  }

  /// The number of rows of a table.
  func count(_ table: Substring) -> Int { tables[table]?.count ?? 0 }

  /// The entries of the trail, in their order.
  func entries() throws -> [TrailEntry] {
    try (tables["entry"] ?? []).map { row in
      var bytes = Data()
      var digits = row[4].utf8.dropFirst().makeIterator()
      while let high = digits.next(), let low = digits.next() { bytes.append(value(high) << 4 | value(low)) }
      return try JSONDecoder().decode(TrailEntry.self, from: bytes)
    }
  }

  /// When each document was first known, in milliseconds since 1970, by its digest.
  func received() -> [String: Int64] {
    let rows = (tables["document"] ?? []).map { (String($0[1].dropFirst()), Int64($0[5]) ?? 0) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private func value(_ digit: UInt8) -> UInt8 { digit < UInt8(ascii: "a") ? digit - 48 : digit - 87 }
}

/// The parts of an entry of the trail that the tests look at.
struct TrailEntry: Decodable {
  var type: String
  var command: String
  /// Milliseconds since 1970.
  var recorded: Int64
  var inputs: [String]?
}
