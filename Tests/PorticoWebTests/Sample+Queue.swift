@testable import Desk
@testable import PorticoWeb
import X12

extension Sample {
  func row(_ number: Int64, due days: Int? = 12, owner: String? = nil, isMine: Bool = false) -> QueueRow {
    let kinds: [(String, String, String, String, String)] = [
      ("CO-197", "authorization", "Authorisation", "No precertification or authorisation on file", "Prior Auth"),
      (
        "CO-50", "medical_necessity", "Medical necessity", "The payer does not see the service as needed",
        "Utilization Review"
      ),
      ("CO-29", "timely_filing", "Filed too late", "The claim came after the filing limit", "Billing"),
      ("CO-16", "missing_info", "Missing information", "The claim lacks information; the remark says what", "Billing"),
      ("PI-97", "bundling", "Bundled service", "Paid as part of another service", "Coding"),
    ]
    let names = [
      "OKONKWO-FITZGERALD, MARGUERITE A", "LI, BO", "RODRIGUEZ SANTAMARIA, JOSE LUIS", "SMITH, JOHN",
      "NGUYEN, THI HANH",
    ]
    let payers = [
      "BLUE CROSS BLUE SHIELD OF NORTH CAROLINA", "AETNA", "MEDICARE PART B", "UNITEDHEALTHCARE",
      "STATE MEDICAID MANAGED CARE PLAN",
    ]
    let actions = [
      "Look for the authorisation: record, payer portal, fax log; note number, units and dates",
      "Find the policy that the payer used (LCD, NCD or its own) and its criteria", "Find the proof of timely filing",
      "Read the remark code and name what is missing", "Check the edit pair and whether it allows a modifier",
    ]
    let pick = Int(number % 5)
    let kind = kinds[pick]
    let estimate =
      number % 4 == 3
      ? nil : NetEstimate(denied: Cents(number * 4_117), claims: 212, paid: Cents(34_000), charged: Cents(100_000))
    let deadline = days.map {
      QueueRow.Deadline(
        kind: number % 3 == 0 ? .correctedClaim : .appeal, due: Sample.today.adding(days: $0 + 1),
        workBy: Sample.today.adding(days: $0), daysLeft: $0, isConfirmed: number % 2 == 0)
    }
    return QueueRow(
      id: CaseID(number), version: 3, sop: "denials", payer: text(payers[pick]),
      patient: patient(names[pick], number: Int(number % 90)),
      denied: Cents(number * 4_117), estimate: estimate, reason: text(kind.0), category: kind.1,
      categoryTitle: text(kind.2), reasonMeaning: text(kind.3), openedOn: Sample.today.adding(days: -9),
      ageDays: Int(number % 40),
      deadline: deadline, team: Team(text(kind.4)), owner: owner.map(text), isMine: isMine,
      nextAction: text(actions[pick]),
      why: text(
        (days ?? 30) < 8
          ? "Work it by \(Sample.today.adding(days: days ?? 0)): the deadline comes first."
          : "$9.80 expected per minute of work."),
      heldUntil: nil, isEscalated: number % 7 == 0, isClosed: false, isPaid: false)
  }

  var rows: [QueueRow] {
    let days: [Int?] = [-3, -1, 0, 0, 2, 5, 7, 12, 24, 41, nil, 63, 88, 119]
    return days.enumerated().map { index, days in
      row(1042 + Int64(index) * 3, due: days, owner: index % 3 == 0 ? nil : "Dana Whitfield", isMine: index % 3 == 1)
    }
  }

  func queue(_ filter: QueueFilter = QueueFilter(), rows: [QueueRow]? = nil, total: Int = 214) -> QueueView {
    let rows = rows ?? self.rows
    let tally = Tally(cases: rows.isEmpty ? 0 : total, denied: Cents(rows.isEmpty ? 0 : 38_214_050))
    return QueueView(
      filter: filter, today: Sample.today, total: tally, late: Tally(cases: 2, denied: Cents(853_250)),
      dueToday: Tally(cases: 2, denied: Cents(431_900)), dueThisWeek: Tally(cases: 19, denied: Cents(4_120_000)),
      unassigned: Tally(cases: 0), teams: ["Prior Auth", "Utilization Review", "Billing"].map(facet),
      payers: [
        QueueView.Facet(
          value: "4", title: text("BLUE CROSS BLUE SHIELD OF NORTH CAROLINA"), tally: Tally(cases: 81, denied: Cents(1))
        ),
        QueueView.Facet(value: "9", title: text("AETNA"), tally: Tally(cases: 44, denied: Cents(1))),
      ],
      categories: ["Authorisation", "Medical necessity"].map(facet), rows: rows)
  }

  private func facet(_ name: String) -> QueueView.Facet {
    QueueView.Facet(value: text(name), title: text(name), tally: Tally(cases: 12, denied: Cents(12_000)))
  }

  func queuePage(_ view: QueueView? = nil, _ role: Role = .specialist, message: PageContext.Message? = nil) -> QueuePage
  {
    QueuePage(
      view: view ?? queue(), teams: [Team(text("Prior Auth")), Team(text("Billing"))],
      people: [account(1, "Dana Whitfield"), account(2, "Priya Raghunathan-Castellanos")],
      context: context(role, message: message))
  }

  func home(isEmpty: Bool = false) -> HomeView {
    let rows = isEmpty ? [] : rows
    func tally(_ cases: Int, _ cents: Int64) -> Tally { isEmpty ? Tally() : Tally(cases: cases, denied: Cents(cents)) }
    return HomeView(
      today: Sample.today, open: tally(214, 38_214_050), dueToday: tally(5, 431_900), late: tally(2, 853_250),
      dueThisWeek: tally(19, 4_120_000), mine: tally(23, 6_210_000), unassigned: tally(41, 9_811_000),
      proposals: Array(rows.suffix(1)), approvals: Array(rows.dropFirst(6).prefix(1)), next: Array(rows.prefix(6)),
      quarantinedDocuments: isEmpty ? 0 : 1, heldRemittances: isEmpty ? 0 : 1,
      latestDocuments: isEmpty ? [] : [documentRow(.accepted), documentRow(.partial)],
      clearance: isEmpty ? HomeView.Clearance() : HomeView.Clearance(week: 14, near: 3), openMatches: isEmpty ? 0 : 7)
  }
}
