import Desk
import Trail
import X12

/// What is to be done with the picked rows of the work queue.
struct BulkForm {
  /// A picked case with the version that the person looked at.
  struct Pick: Equatable {
    var id: CaseID
    var version: Int
  }

  enum Action: Equatable {
    case assign(team: Team?, person: Account?)
    case hold(until: CalendarDate)
  }

  var picks: [Pick] = []
  var action: Action
  /// Where the person came from.
  var back: String

  /// The most cases of one action.
  static let most = 200

  /// Reads the form; throws what it lacks, in words.
  init(_ fields: FormFields, picks: [Pick], people: [Account]) throws(Refusal) {
    let form = CommandForm(fields, people: people, seal: { _ in preconditionFailure("nothing is sealed here") })
    back = fields["return"].flatMap { ReturnPath($0) }?.path ?? "/queue"
    switch fields["action"] {
    case "assign": action = .assign(team: fields.text("team").map { Team($0) }, person: try form.person())
    case "hold":
      guard let until = try form.date("until") else { throw Refusal(.invalid, "Say until when the cases are on hold.") }
      guard fields.text("reason") != nil else { throw Refusal(.invalid, "Say why the cases are put on hold.") }
      action = .hold(until: until)
    default: throw Refusal(.invalid, "Choose what to do with the selected cases.")
    }
    for pick in picks where !self.picks.contains(where: { $0.id == pick.id }) { self.picks.append(pick) }
    guard !picks.isEmpty else { throw Refusal(.invalid, "Select at least one case.") }
    guard self.picks.count <= BulkForm.most else {
      throw Refusal(.invalid, "Select at most \(BulkForm.most) cases at a time.")
    }
  }

  /// The selected rows of the page: `1042:7` is case 1042 as it was at version 7.
  static func picks(_ fields: FormFields) throws(Refusal) -> [Pick] {
    var picks: [Pick] = []
    for text in fields.all("case") {
      let halves = text.split(separator: ":")
      guard halves.count == 2, let number = Int64(halves[0]), let version = Int(halves[1]) else {
        throw Refusal(.invalid, "“\(text.prefix(40))” is no selected case.")
      }
      picks.append(Pick(id: CaseID(number), version: version))
    }
    return picks
  }

  /// What is asked of a case; nil when it stands like that already.
  func command(for state: CaseState, reason: Digest?) -> CaseCommand? {
    switch action {
    case .assign(let team, let person):
      if team ?? state.team == state.team, person?.id == state.person { return nil }
      return .assign(team: team, person: person, reason: nil)
    case .hold(let until):
      return reason.map { .hold(until: until, reason: $0) }
    }
  }

  /// What brings a case back to where it stood before.
  func inverse(for state: CaseState, people: [Account]) -> CaseCommand {
    switch action {
    case .assign:
      .assign(team: state.team, person: people.first { $0.id == state.person }, reason: nil)
    case .hold:
      state.hold.map { .hold(until: $0.until, reason: $0.reason) } ?? .resume(reason: nil)
    }
  }

  /// What the person reads when it is done.
  func done(_ count: Int) -> String {
    let cases = "\(counted(count, "case")) \(count == 1 ? "is" : "are")"
    return switch action {
    case .assign(let team, let person):
      "\(cases) assigned to \(person?.name ?? team.map { "the queue of \($0)" } ?? "the team’s queue")."
    case .hold(let until): "\(cases) on hold until \(until). Outside deadlines run on."
    }
  }
}
