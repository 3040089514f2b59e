@testable import Desk
@testable import PorticoWeb
import X12

extension Sample {
  private var figures: UpstreamFigures {
    UpstreamFigures(
      now: DenialSum(denials: 1_214, denied: Cents(18_230_050), recovered: Cents(-12_000)),
      before: DenialSum(denials: 1_020, denied: Cents(990_000), recovered: Cents(400_000)))
  }

  func upstream(isEmpty: Bool = false) -> UpstreamOverview {
    let teams: [(String, UpstreamFigures, Bool)] = [
      ("Prior Auth", isEmpty ? UpstreamFigures() : figures, true),
      ("Patient Financial Services", UpstreamFigures(), false),
    ]
    return UpstreamOverview(
      today: Sample.today,
      teams: teams.map { name, figures, isMine in
        UpstreamOverview.TeamRow(
          team: Team(text(name)), figures: figures, isMine: isMine,
          lastChange: isEmpty || !isMine ? nil : Sample.date("2026-11-02"))
      })
  }

  func upstreamTeam(isEmpty: Bool = false) -> UpstreamView {
    let known = [
      SOP.RootCause(
        id: text("auth-not-requested"), title: text("Nobody asked for the authorization before the service"),
        team: Team(text("Prior Auth")))
    ]
    func side(_ first: String, _ last: String, _ denials: Int, of all: Int) -> ChangeEffect.Side {
      ChangeEffect.Side(
        days: Sample.date(first)...Sample.date(last), hits: DenialSum(denials: denials, denied: Cents(4_100)), all: all)
    }
    let effects = [
      ChangeEffect(
        before: side("2026-10-13", "2026-11-01", 12, of: 40), after: side("2026-11-02", "2026-11-21", 2, of: 25)),
      ChangeEffect(before: side("2026-10-13", "2026-11-01", 12, of: 19), after: nil),
    ]
    return UpstreamView(
      team: Team(text("Prior Auth")), today: Sample.today, figures: isEmpty ? UpstreamFigures() : figures,
      causes: isEmpty
        ? [] : [UpstreamView.CauseRow(id: known[0].id, title: known[0].title, figures: figures)],
      changes: isEmpty
        ? []
        : effects.enumerated().map { index, effect in
          UpstreamView.ChangeView(
            from: Sample.date("2026-11-02"), cause: index == 0 ? nil : known[0].id,
            causeTitle: index == 0 ? nil : known[0].title,
            text: index == 0 ? text("Every order is checked at scheduling.") : nil, by: text("Priya Castellanos"),
            at: Instant(milliseconds: 5), effect: effect)
        }, known: known)
  }

  func rootCausesPage(isEmpty: Bool = false) -> RootCausesPage {
    let filter = RootCauseFilter(
      team: Team(text("Prior Auth")), cause: text("auth-not-requested"),
      days: Sample.date("2026-10-24")...Sample.today, page: 2)
    let row = RootCauseList.Row(
      id: CaseID(1042), patient: patient(), payer: text("AETNA"), team: Team(text("Prior Auth")),
      cause: text("auth-not-requested"), causeTitle: text("Nobody asked for it"), serviceDate: nil,
      closedOn: Sample.today, denied: Cents(430_668), recovered: .zero)
    let list = RootCauseList(
      filter: filter, total: isEmpty ? DenialSum() : DenialSum(denials: 120, denied: Cents(900_000)),
      rows: isEmpty ? [] : [row])
    return RootCausesPage(list: list, teams: [Team(text("Coding"))], context: context())
  }
}
