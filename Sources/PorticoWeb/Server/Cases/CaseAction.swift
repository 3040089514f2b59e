/// What the forms of a case can ask for; the raw value is the end of the form's address.
enum CaseAction: String, CaseIterable, Sendable {
  case take
  case assign
  case note
  case touch
  case check
  case uncheck
  case except
  case hold
  case resume
  case requestWriteOff = "write-off"
  case approveWriteOff = "write-off/approve"
  case declineWriteOff = "write-off/decline"
  case escalate
  case addEvidence = "evidence"
  case close
  case reopen

  /// Whether its form may carry a file.
  var takesFile: Bool { self == .check || self == .addEvidence }

  /// What the person reads when it is done.
  var done: String {
    switch self {
    case .take: "The case is yours."
    case .assign: "The case is assigned."
    case .note: "The note is added."
    case .touch: "The touch is logged."
    case .check: "The item is done."
    case .uncheck: "The item is open again."
    case .except: "The exception is granted."
    case .hold: "The case is on hold. Outside deadlines run on."
    case .resume: "The case is off hold."
    case .requestWriteOff: "The write-off is asked for; up to the SOP’s limit it is approved at once."
    case .approveWriteOff: "The write-off is approved."
    case .declineWriteOff: "The write-off is declined."
    case .escalate: "The case is escalated."
    case .addEvidence: "The file is attached."
    case .close: "The case is closed."
    case .reopen: "The case is open again."
    }
  }
}
