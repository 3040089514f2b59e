import Foundation
import X12

/// A folder of code tables: lists of this product (`icd10cm.psv`, `carc.psv` …) and files as their publishers name them.
///
/// | file | table |
/// | --- | --- |
/// | `TABLE.psv` | lines of `code|from|through`; replaces the table |
/// | `icd10cm_codes_2027.txt`, `icd10cm-order-April-2027.txt`, `icd10pcs_…` | a fiscal year of CMS; adds its days to the table |
/// | `HCPC2027_JAN_ANWEB.txt` | a quarter of CMS; adds its codes to the table |
/// | `nucc_taxonomy_….csv`, `TABLE….csv` | columns by name; replaces the table |
public struct CodeTableFolder {
  private let folder: URL

  /// Takes a folder; its files are read by ``tables(over:)``.
  public init(_ folder: URL) { self.folder = folder }

  /// The tables that ship with this module.
  public static func shipped() throws -> [CodeTableName: CodeTable] {
    guard let folder = Bundle.codeTables.url(forResource: "Tables", withExtension: nil) else {
      throw CodeFileProblem("Tables", "the folder of code tables is missing where the product was installed")
    }
    return try CodeTableFolder(folder).tables(over: [:])
  }

  /// The tables of the folder, and those of `known` that it does not replace.
  public func tables(over known: [CodeTableName: CodeTable]) throws -> [CodeTableName: CodeTable] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw CodeFileProblem(folder.path, "there is no such folder of code tables")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var tables = known
    var found = false
    for name in names {
      guard let (table, codes) = try list(name) else { continue }
      tables[table] = codes
      found = true
    }
    for (table, codes) in try editions(names) {
      if tables[table] == nil { tables[table] = codes } else { tables[table]?.merge(codes) }
      found = true
    }
    guard found else {
      throw CodeFileProblem(
        folder.path,
        "no file here is a table of codes; name them like icd10cm.psv, icd10cm_codes_2027.txt, nucc_taxonomy.csv")
    }
    return tables
  }

  /// Files that look like tables of codes but have names by which none is known, so that they are passed over.
  public func strangers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { name in
      ["psv", "csv", "txt", "xlsx", "zip"].contains(name.lowercased().split(separator: ".").last)
        && Self.listed(name) == nil && DiagnosisEdition(fileName: name) == nil && ServiceEdition(fileName: name) == nil
    }
  }

  /// A file that is the whole list; `nil` when it is none.
  private func list(_ name: String) throws -> (CodeTableName, CodeTable)? {
    guard let (table, isColumns) = Self.listed(name) else { return nil }
    let path = folder.appending(path: name).path
    return (table, try isColumns ? CodeColumns.table(bytes(name), file: path) : CodeList.table(bytes(name), file: path))
  }

  /// The table of which a file is the whole list by its name, and whether it has columns by name.
  private static func listed(_ name: String) -> (table: CodeTableName, isColumns: Bool)? {
    let parts = name.lowercased().split(separator: ".")
    guard parts.count == 2, let stem = parts.first else { return nil }
    switch parts[1] {
    case "psv": return CodeTableName(rawValue: String(stem)).map { ($0, false) }
    case "csv":
      let words = stem.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let isHCPCS = words.first?.hasPrefix("hcpc") == true
      let table: CodeTableName? = isHCPCS ? .hcpcs : words.lazy.compactMap { CodeTableName(rawValue: $0) }.first
      return table.map { ($0, true) }
    default: return nil
    }
  }

  /// The editions of the folder, each for its days, the earliest first.
  private func editions(_ names: [String]) throws -> [(CodeTableName, CodeTable)] {
    var all: [(CodeTableName, CodeTable)] = []
    let diagnoses = names.compactMap { name in DiagnosisEdition(fileName: name).map { (name, $0) } }
      .sorted { ($0.1.table.rawValue, $0.1.begins.days) < ($1.1.table.rawValue, $1.1.begins.days) }
    for (name, edition) in diagnoses {
      let next = diagnoses.lazy.map(\.1).first { $0.table == edition.table && $0.begins - edition.begins > 0 }
      let last = min(edition.ends.days, next.map { $0.begins.days - 1 } ?? .max)
      let codes = try edition.codes(
        bytes(name), file: folder.appending(path: name).path, through: CalendarDate(days: last) ?? edition.ends)
      all.append((edition.table, codes))
    }
    for name in names {
      guard let edition = ServiceEdition(fileName: name) else { continue }
      all.append((.hcpcs, try edition.codes(bytes(name), file: folder.appending(path: name).path)))
    }
    return all
  }

  private func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }
}

extension Bundle {
  static var codeTables: Bundle { .module }
}
