/// Why somebody could not sign in. A wrong name and a wrong password are told alike.
enum SignInRefusal: Error, Equatable, CustomStringConvertible {
  case wrong
  case tooManyAttempts

  var description: String {
    switch self {
    case .wrong: "Name or password is wrong."
    case .tooManyAttempts: "Too many attempts for this name. Wait a minute, then try again."
    }
  }
}
