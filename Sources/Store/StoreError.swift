/// Why the store could not do what was asked, for a person to act on.
package enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  case locked(directory: String, process: String)
  case unusable(path: String, reason: String)
  /// The same command id came with another request.
  case commandReused
  case notFound(String)
  /// What is stored is not what was recorded; nothing may go on from here.
  case drift(String)

  package var description: String {
    switch self {
    case .locked(let directory, let process):
      "\(directory) is in use by process \(process); stop that process, or let it do the work"
    case .unusable(let path, let reason): "\(path): \(reason)"
    case .commandReused: "this command id was used for another request; send the request with an id of its own"
    case .notFound(let what): "there is no \(what)"
    case .drift(let what): "the store does not agree with its record: \(what)"
    }
  }
}
