import ArgumentParser
import Foundation
import Store

/// Which data directory a verb works on.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "The folder that holds everything: database, documents, SOPs.",
      discussion: """
        Without it $PORTICO_DATA, else ./portico-data; where only a demonstration stands here, its ./portico-demo.
        """, valueName: "folder"))
  var folder: String?

  /// The folder's name where none is said.
  static let usual = "portico-data"
  /// The folder of the demonstration.
  static let demonstration = "portico-demo"

  private var named: String? {
    folder ?? ProcessInfo.processInfo.environment["PORTICO_DATA"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The directory that was named, or the usual one.
  func directory(else usual: String = usual) -> DataDirectory {
    DataDirectory(URL(filePath: named ?? usual, directoryHint: .isDirectory))
  }

  /// The demonstration of this folder, where none was named and it is all that there is.
  var onlyDemonstration: DataDirectory? {
    guard named == nil, !directory().exists else { return nil }
    let demonstration = directory(else: DataOptions.demonstration)
    return demonstration.exists ? demonstration : nil
  }
}
