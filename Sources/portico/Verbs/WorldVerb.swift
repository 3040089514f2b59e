import ArgumentParser
import Foundation
import World

/// `portico world`: writes a synthetic day of remittance files.
struct WorldVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world", abstract: "Write a synthetic day of remittance files; everything in them is invented.",
    discussion: "Day 1 is Monday 2026-11-02. The same seed, day and number of claims give the same bytes anywhere.")

  @Option(help: "Which world.")
  var seed: UInt64 = 1
  @Option(help: "Which day, from 1.")
  var day: Int
  @Option(help: "First answers to claims in that day.")
  var claims = 120
  @Flag(
    help:
      "Write the claims that the day's remittances answer too (837P, 837I), their acknowledgements (277CA, 999), and each payer's second remittance of the day."
  )
  var sent = false
  @Flag(
    help:
      "Write the schedule of the seven days that follow too (CSV), and which payer wants an authorisation before what.")
  var schedule = false
  @Option(help: ArgumentHelp("Where the files go.", valueName: "folder"))
  var out: String

  func run() async throws {
    let status = await printing { out in
      let folder = URL(filePath: self.out, directoryHint: .isDirectory)
      let world = World(seed: seed, claimsPerDay: claims)
      var files = try world.files(day: day)
      if sent { files = try world.submissions(answeredOn: day) + files + world.furtherFiles(day: day) }
      if schedule { files += try [world.schedule(after: day), world.authorizationRules()] }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in files {
        let place = folder.appending(path: file.name)
        try Data(file.bytes).write(to: place, options: .atomic)
        try out.line(place.path)
      }
      return ExitStatus.success
    }
    if status != ExitStatus.success { throw ExitCode(status) }
  }
}

extension WorldError: CustomStringConvertible {
  /// What to change, in words.
  public var description: String {
    switch self {
    case .dayBeforeFirst(let day): "there is no day \(day); the first is day 1"
    case .claimsOutOfRange(let claims):
      "\(claims) claims a day are out of range; 0 to \(World.claimsLimit - 1) can be made"
    case .tableMissing(let table): "the table \(table) is missing where the product was installed"
    case .tableRow(let table, let line, let reason): "\(table):\(line): \(reason)"
    }
  }
}
