/// What the server is killed in the middle of.
enum Phase: String, CaseIterable, Sendable {
  /// Rows of a file are staged and posted.
  case ingest
  /// The file is posted and its cases open.
  case opening
  /// People's commands are carried out.
  case commands
  /// A server that starts finishes what a killed one had begun.
  case recovery

  /// The order in which phases are aimed at; a recovery follows a kill at once.
  static let round: [Phase] = [
    .ingest, .recovery, .opening, .commands, .ingest, .opening, .commands, .opening, .commands,
  ]
}

/// One kill: what it was aimed at, and what is needed to tell what it hit.
struct Kill: Sendable {
  var aim: Phase
  /// Milliseconds since 1970.
  var time: Int64
  /// The digest of the file that was being read.
  var file: String?
  /// Commands that were sent and never answered.
  var unanswered = 0

  /// The phase that was cut short, as the record of the times of all entries proves it; nil when none was.
  func hit(_ entries: [TrailEntry], received: [String: Int64]) -> Phase? {
    guard let file else { return unanswered > 0 ? .commands : nil }
    let own = entries.filter { $0.inputs?.contains(file) == true }
    guard let received = received[file], received <= time,
      let read = own.first(where: { $0.type == "document.read" })?.recorded
    else { return nil }
    let lastOpened = own.last { $0.type == "case.opened" }?.recorded ?? 0
    let phase: Phase? = read > time ? .ingest : lastOpened > time ? .opening : nil
    return phase != nil && aim == .recovery ? .recovery : phase
  }
}
