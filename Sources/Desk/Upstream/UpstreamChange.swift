import Trail
import X12

/// What an upstream team changed in its work, and from which day: its answer to its list.
package struct UpstreamChange: Equatable, Sendable {
  package var from: CalendarDate
  /// The root cause that the change is about; nil for all of the team.
  package var cause: String?
  /// What was changed: sealed, because people write names there.
  package var text: Digest

  package init(from: CalendarDate, cause: String?, text: Digest) {
    self.from = from
    self.cause = cause
    self.text = text
  }

  /// The type under which the trail records a change.
  package static let type = "upstream.changed"

  /// The stream of a team's changes. The trail's names know no space: what does not fit is percent-encoded.
  package static func stream(of team: Team) -> String {
    let hex = Array("0123456789ABCDEF")
    return team.name.utf8.reduce(into: "upstream/") { name, byte in
      if (0x21...0x7E).contains(byte), byte != UInt8(ascii: "%") {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        name.append("%")
        name.append(hex[Int(byte >> 4)])
        name.append(hex[Int(byte & 15)])
      }
    }
  }

  package var payload: JSON.Object {
    var fields = PayloadWriter()
    fields["cause"] = cause
    fields["from"] = from
    fields["text"] = text
    return fields.object
  }

  /// Reads a change back from the trail.
  package init(_ payload: JSON.Object) throws(PayloadProblem) {
    let fields = PayloadReader(payload, type: UpstreamChange.type)
    self.init(
      from: try fields.date("from"), cause: try fields.optionalText("cause"), text: try fields.digest("text"))
  }

  /// A day further from today than this is a slip of the pen.
  package static let mostDaysAway = 366

  /// Decides whether the change may be recorded.
  ///
  /// - Parameter causes: the team's root causes, of the SOPs in force and of its list.
  package func check(
    of team: Team, by actor: Actor, on today: CalendarDate, causes: [SOP.RootCause]
  ) throws(Refusal) {
    if let reason = Access.refusal(.answerUpstream(team), by: actor) { throw Refusal(.notPermitted, reason) }
    guard case .person = actor else { throw Refusal(.notPermitted, "Only a person says what a team changed.") }
    guard abs(from - today) <= UpstreamChange.mostDaysAway else {
      throw Refusal(.invalid, "\(from) is more than a year away from today, \(today): check the date.")
    }
    if let cause, !causes.contains(where: { $0.id == cause }) {
      let known = causes.map(\.id).joined(separator: ", ")
      throw Refusal(.invalid, "\(team) has no root cause '\(cause)'; it has \(known).")
    }
  }
}
