import CodeSets
import CodeTables
import Desk
import Foundation
import Store

/// The exit codes of the command line, those of sysexits(3) where one fits.
enum ExitStatus {
  static let success: Int32 = 0
  /// The work was refused, or part of the input was.
  static let failure: Int32 = 1
  /// The command was typed wrongly.
  static let usage: Int32 = 64
  /// A file that a manager edits is wrong, or not all of an input could be taken along.
  static let dataError: Int32 = 65
  /// A file cannot be read.
  static let noInput: Int32 = 66
  /// The store could not go on.
  static let software: Int32 = 70
  /// The answer could not be written.
  static let outputError: Int32 = 74
  /// Another process has the data directory.
  static let busy: Int32 = 75
  /// This user may not do that.
  static let noPermission: Int32 = 77

  /// The code for an error that ended a verb.
  static func of(_ error: any Error) -> Int32 {
    switch error {
    case let failure as Failure: failure.status
    case let refusal as Refusal: refusal.kind == .notPermitted ? noPermission : failure
    case is CodeFileProblem, is FileProblem, is TableError: dataError
    case StoreError.locked: busy
    case StoreError.drift: software
    default: failure
    }
  }
}

/// Why a verb could not do what was asked, in words, with the exit code.
struct Failure: Error, CustomStringConvertible {
  var status: Int32
  var description: String

  init(_ status: Int32, _ description: String) {
    self.status = status
    self.description = description
  }
}

/// An error in the words of the command line.
func inWords(_ error: any Error) -> String {
  switch error {
  // A file with its line stands first, so that editors can jump to it.
  case let problem as FileProblem: problem.description
  case let problem as CodeFileProblem: problem.description
  case let error as CocoaError: "portico: \(error.localizedDescription)"
  case let error as any (Error & CustomStringConvertible): "portico: \(error.description)"
  default: "portico: \(error.localizedDescription)"
  }
}
