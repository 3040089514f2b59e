import Foundation

/// Where a new password comes from.
enum Password {
  /// Shorter ones are refused (NIST SP 800-63B, 5.1.1.2: at least 8 characters).
  private static let shortest = 8

  /// The first line of a file.
  static func inFile(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(ExitStatus.noInput, "\(path) cannot be read")
    }
    let line = String(decoding: data, as: UTF8.self).split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return try checked(line.first.map(String.init) ?? "")
  }

  /// What a person types twice at the terminal, unseen.
  static func asked(for login: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(
        ExitStatus.failure, "there is no terminal to ask for the password; use --password-file or --no-password")
    }
    let password = try checked(try unseen("Password for \(login): "))
    guard try unseen("Once more: ") == password else { throw Failure(ExitStatus.failure, "the two are not the same") }
    return password
  }

  private static func checked(_ password: String) throws -> String {
    guard password.count >= shortest else {
      throw Failure(ExitStatus.failure, "a password has at least \(shortest) characters")
    }
    return password
  }

  private static func unseen(_ prompt: String) throws -> String {
    FileHandle.standardError.write(Data(prompt.utf8))
    var shown = termios()
    _ = unsafe tcgetattr(STDIN_FILENO, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    guard let line = readLine() else { throw Failure(ExitStatus.failure, "no password was typed") }
    return line
  }
}
