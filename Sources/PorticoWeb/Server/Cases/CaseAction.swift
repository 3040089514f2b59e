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
  case clear
  case addEvidence = "evidence"
  case close
  case reopen
  case addExhibit = "appeal/exhibit"
  case removeExhibit = "appeal/exhibit/remove"
  case approvePacket = "appeal/approve"
  case recordSent = "appeal/sent"
  case takeBackSending = "appeal/sent/undo"
  case recordPeerToPeer = "appeal/peer-to-peer"
  case recordDecision = "appeal/decision"

  /// Whether its form may carry a file.
  var takesFile: Bool { self == .check || self == .addEvidence || self == .addExhibit }

  /// Whether its form stands in the part about the appeal.
  var isOfAppeal: Bool { rawValue.hasPrefix("appeal/") }

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
    case .clear: "The status is recorded."
    case .addEvidence: "The file is attached."
    case .close: "The case is closed."
    case .reopen: "The case is open again."
    case .addExhibit: "The exhibit has what you attached."
    case .removeExhibit: "It is taken out of the exhibits."
    case .approvePacket: "The packet is approved; it may go."
    case .recordSent: "It is recorded that the packet was sent; its deadline is met."
    case .takeBackSending: "The sending is taken back; its deadline runs again."
    case .recordPeerToPeer: "The peer-to-peer talk is recorded."
    case .recordDecision: "The decision on the appeal is recorded."
    }
  }
}
