import ArgumentParser
import Foundation
import Store

/// Which data directory a verb works on.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "The folder that holds everything: database, documents, SOPs.",
      discussion: "Without it $PORTICO_DATA, else ./portico-data.", valueName: "folder"))
  var folder: String?

  /// The directory that was named, or the usual one.
  func directory(else usual: String = "portico-data") -> DataDirectory {
    let environment = ProcessInfo.processInfo.environment["PORTICO_DATA"]
    let path = folder ?? environment.flatMap { $0.isEmpty ? nil : $0 } ?? usual
    return DataDirectory(URL(filePath: path, directoryHint: .isDirectory))
  }
}
