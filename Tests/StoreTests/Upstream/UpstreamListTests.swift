import Desk
import GRDB
import Testing
import Trail
import X12

@testable import Store

@Suite("A closed denial stands on the list of the team that its root cause names", .serialized)
struct UpstreamListTests {
  private static let priorAuth = Team("Prior Auth")

  /// An organisation with denied claims of 100.07, 100.14 and so on, one case each.
  private func workplace(cases: Int) async throws -> Workplace {
    let workplace = try await Workplace()
    let claims = (1...cases).map { SmallClaim.denied(account: "ACCT\(100_000 + $0)", charge: 10_000 + $0 * 7) }
    try await workplace.take(SmallRemittance(claims: claims))
    try #require(try await workplace.cases().count == cases)
    return workplace
  }

  private func view(_ workplace: Workplace, _ team: Team = priorAuth) async throws -> UpstreamView {
    try await workplace.store.upstream(team, for: workplace.specialist)
  }

  @Test("closing puts it there, reopening takes it away, and nothing else moves it")
  func closeAndReopen() async throws {
    let workplace = try await workplace(cases: 3)
    #expect(try await view(workplace).figures == UpstreamFigures())
    try await workplace.close(CaseID(1), cause: "auth-not-requested")
    try await workplace.close(CaseID(2), cause: "auth-not-on-claim")
    let note = workplace.store.seal("a note")
    try await workplace.perform(CaseID(1), .note(note.digest), texts: [note])
    let mine = try await view(workplace)
    #expect(mine.figures.now == DenialSum(denials: 1, denied: Cents(10_007)))
    #expect(mine.causes.map(\.id) == ["auth-not-requested"])
    #expect(mine.causes.first?.title == "Nobody asked for the authorization before the service")
    #expect(try await view(workplace, Team("Billing")).figures.now == DenialSum(denials: 1, denied: Cents(10_014)))
    try await workplace.reopen(CaseID(1))
    #expect(try await view(workplace).figures == UpstreamFigures())
    try await workplace.close(CaseID(1), cause: "payer-erred")
    #expect(try await view(workplace, Team("Contracting")).figures.now.denials == 1)
    #expect(try await workplace.number("SELECT COUNT(*) FROM upstream_denial") == 2)
  }

  @Test("a payment that opens the case again takes it away")
  func laterPayment() async throws {
    let workplace = try await Workplace()
    try await workplace.take(SmallRemittance(claims: [.denied()]))
    try await workplace.close(CaseID(1), cause: "auth-not-requested")
    try #require(try await view(workplace).figures.now.denials == 1)
    workplace.time.advance(days: 7)
    try await workplace.take(SmallRemittance(trace: "LATER", interchange: 7, claims: [.paid(73_21)]))
    #expect(try await view(workplace).figures == UpstreamFigures())
    try await workplace.perform(
      CaseID(1), .close(outcome: "paid", typedRecovered: nil, reason: nil, rootCause: "auth-not-requested"))
    #expect(
      try await view(workplace).figures.now
        == DenialSum(denials: 1, denied: Cents(100_00), recovered: Cents(73_21)))
  }

  @Test("it counts for thirty days of the organisation, then for thirty as what was before")
  func periods() async throws {
    let workplace = try await workplace(cases: 2)
    try await workplace.close(CaseID(1), cause: "auth-not-requested")
    for (days, now, before) in [(0, 1, 0), (29, 1, 0), (1, 0, 1), (29, 0, 1), (1, 0, 0)] {
      workplace.time.advance(days: days)
      let figures = try await view(workplace).figures
      #expect(figures.now.denials == now && figures.before.denials == before, "\(workplace.store.clock.today())")
    }
  }

  @Test("the figures are those of the cases behind them, whatever people did")
  func figuresAndCases() async throws {
    let workplace = try await workplace(cases: 12)
    let causes = ["auth-not-requested", "auth-does-not-fit", "auth-not-on-claim", "payer-erred"]
    for number in 1...12 {
      try await workplace.close(CaseID(Int64(number)), cause: causes[number % 4])
      if number % 5 == 0 { try await workplace.reopen(CaseID(Int64(number))) }
      workplace.time.advance(days: 4)
    }
    let today = workplace.store.clock.today()
    // What the states say, folded from the trail.
    let closed = try await workplace.states().compactMap { state in
      state.closing.flatMap(\.rootCause).map { ($0, state) }
    }
    try #require(closed.count == 10)
    let overview = try await workplace.store.upstream(for: workplace.specialist)
    for row in overview.teams {
      for (days, figure) in [
        (UpstreamFigures.now(on: today), row.figures.now), (UpstreamFigures.before(on: today), row.figures.before),
      ] {
        let expected = closed.filter { $0.0.team == row.team && days.contains($0.0.on) }
        #expect(figure.denials == expected.count, "\(row.team)")
        #expect(figure.denied == expected.reduce(Cents.zero) { $0 + $1.1.denied }, "\(row.team)")
        let list = try await workplace.store.rootCauses(
          RootCauseFilter(team: row.team, days: days), for: workplace.specialist)
        #expect(list.total == figure)
        #expect(Set(list.rows.map(\.id)) == Set(expected.map(\.1.opening.number)))
        let causes = try await view(workplace, row.team).causes
        #expect(causes.reduce(UpstreamFigures()) { $0 + $1.figures } == row.figures)
      }
    }
    #expect(overview.teams.first?.team == Team("Billing"), "the specialist's own team comes first")
    #expect(overview.teams.filter(\.isMine).map(\.team) == [Team("Billing")])
  }

  @Test("the list is cut into pages, and an auditor sees patients masked")
  func pages() async throws {
    let workplace = try await workplace(cases: 3)
    for number in 1...3 { try await workplace.close(CaseID(Int64(number)), cause: "auth-not-requested") }
    let today = workplace.store.clock.today()
    var filter = RootCauseFilter(team: Self.priorAuth, cause: "auth-not-requested", days: today...today)
    let list = try await workplace.store.rootCauses(filter, for: workplace.auditor)
    #expect(list.rows.map(\.id.number) == [3, 2, 1] && list.pageCount == 1)
    #expect(list.rows.allSatisfy { $0.patient?.isMasked == true })
    filter.page = 2
    let second = try await workplace.store.rootCauses(filter, for: workplace.specialist)
    #expect(second.rows.isEmpty && second.total.denials == 3)
    filter.cause = "zz"
    #expect(try await workplace.store.rootCauses(filter, for: workplace.specialist).total == DenialSum())
  }

  @Test("a team that no root cause names is not there")
  func unknownTeam() async throws {
    let workplace = try await Workplace()
    await #expect(throws: StoreError.notFound("upstream team 'Radiology'")) {
      _ = try await view(workplace, Team("Radiology"))
    }
  }

  @Test("no list reads the whole table", arguments: RootCauseFilter.Axis.allCases, [nil, Team("Prior Auth")])
  func plans(axis: RootCauseFilter.Axis, team: Team?) async throws {
    let workplace = try await Workplace()
    let today = workplace.store.clock.today()
    let query = UpstreamQuery(RootCauseFilter(team: team, axis: axis, days: today...today))
    let plan = try await workplace.store.read { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN SELECT COUNT(*), SUM(u.denied) FROM upstream_denial u WHERE \(query.condition)",
        arguments: query.arguments
      ).map { $0[3] as String }
    }
    #expect(!plan.isEmpty && plan.allSatisfy { $0.contains("USING COVERING INDEX") }, "\(plan)")
  }
}
