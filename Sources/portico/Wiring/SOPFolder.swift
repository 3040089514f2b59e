import CodeSets
import Desk
import Foundation
import Store

/// The folder of SOPs and payer rules that a manager edits.
struct SOPFolder {
  let url: URL

  static let rulesName = "payer-rules.psv"
  /// The SOPs that ask first whether a fact is theirs; the others follow by name.
  private static let first = ["denials", "rejected", "remittance-review"]

  /// What the folder says, and its exact texts.
  func read(codes: CodeSets) throws -> (playbook: Playbook, texts: [(name: String, text: String)]) {
    var texts: [(name: String, text: String)] = []
    var sops: [SOP] = []
    for file in try files() {
      let text = try String(contentsOf: url.appending(path: file), encoding: .utf8)
      let path = url.appending(path: file).path
      let sop = try SOP(text: text, file: path)
      guard !sops.contains(where: { $0.name == sop.name }) else {
        throw FileProblem(file: path, line: 1, what: "there is another SOP named '\(sop.name)' in this folder")
      }
      sops.append(sop)
      texts.append((sop.name, text))
    }
    for name in SOPFolder.first where !sops.contains(where: { $0.name == name }) {
      throw Failure(
        ExitStatus.dataError,
        "\(url.path) holds no SOP '\(name)': without it its claims would open no cases. Put \(name).yaml there, from the "
          + "SOPs that come with the product.")
    }
    guard !sops.isEmpty else { throw Failure(ExitStatus.dataError, "\(url.path) holds no SOP (*.yaml)") }
    let rulesPath = url.appending(path: SOPFolder.rulesName).path
    let rules = try String(contentsOfFile: rulesPath, encoding: .utf8)
    texts.append(("payer-rules", rules))
    let columns = try columns()
    if let columns { texts.append(("schedule-columns", columns)) }
    let playbook = Playbook(
      sops: sops, payerRules: try PayerRules(text: rules, file: rulesPath), codes: codes,
      scheduleColumns: try columns.map {
        try ScheduleColumns(text: $0, file: url.appending(path: ScheduleColumns.file).path)
      } ?? .none)
    return (playbook, texts)
  }

  /// How schedules are read; nil in a folder that was filled before there were any, where a schedule is refused with advice.
  private func columns() throws -> String? {
    let path = url.appending(path: ScheduleColumns.file)
    return FileManager.default.fileExists(atPath: path.path) ? try String(contentsOf: path, encoding: .utf8) : nil
  }

  private func files() throws -> [String] {
    func rank(_ name: String) -> (Int, String) {
      (SOPFolder.first.firstIndex { "\($0).yaml" == name } ?? SOPFolder.first.count, name)
    }
    return try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      .sorted { rank($0) < rank($1) }
  }

  /// The product's own folder: under $PORTICO_HOME, else beside the program or above it.
  static func shipped() throws -> URL {
    var places: [URL] = []
    if let home = ProcessInfo.processInfo.environment["PORTICO_HOME"], !home.isEmpty {
      places = [URL(filePath: home, directoryHint: .isDirectory)]
    } else {
      var place = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      while place.path != "/" {
        place = place.deletingLastPathComponent()
        places.append(place)
      }
    }
    for place in places {
      let folder = place.appending(path: "SOPs", directoryHint: .isDirectory)
      if FileManager.default.fileExists(atPath: folder.appending(path: "denials.yaml").path) { return folder }
    }
    throw Failure(
      ExitStatus.noInput,
      "the product's SOPs are not found; set PORTICO_HOME to the folder that holds SOPs/denials.yaml")
  }
}
