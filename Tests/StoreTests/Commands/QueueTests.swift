import Desk
import Store
import Testing
import World
import X12

@Suite("The work queue is what counting every case by hand gives", .serialized)
struct QueueTests {
  @Test("counts, money, order and pages, in every scope and filter, on several days", arguments: [21, 22] as [UInt64])
  func everything(seed: UInt64) async throws {
    let workplace = try await Workplace()
    let world = World(seed: seed, claimsPerDay: 500)
    var desk = RandomDesk(workplace, seed: seed)
    for file in try world.files(day: 1) { try await workplace.take(file.bytes, name: file.name) }
    try await desk.act(250)
    workplace.time.advance(days: 8)
    for file in try world.files(day: 9) { try await workplace.take(file.bytes, name: file.name) }
    try await desk.act(250)
    try #require(try await workplace.cases().count > 110)
    for days in [0, 4, 40, 60] {
      workplace.time.advance(days: days)
      try await compare(workplace)
    }
  }

  private func compare(_ workplace: Workplace) async throws {
    let oracle = QueueOracle(states: try await workplace.states(), today: workplace.store.clock.today())
    let payers = Set(oracle.states.map(\.opening.payer)).sorted { $0.value < $1.value }.prefix(2)
    let categories = Set(oracle.states.map(\.opening.category)).sorted().prefix(3)
    for account in [workplace.specialist, workplace.manager] {
      for scope in QueueFilter.Scope.allCases {
        var filters = [
          QueueFilter(scope: scope), QueueFilter(scope: scope, sop: "denials"),
          QueueFilter(scope: scope, team: Team("Coding")),
          QueueFilter(scope: scope, team: Team("Billing"), payer: payers.first),
        ]
        filters += payers.map { QueueFilter(scope: scope, payer: $0) }
        filters += categories.map { QueueFilter(scope: scope, category: $0) }
        filters += QueueFilter.Due.allCases.map { QueueFilter(scope: scope, due: $0) }
        filters += QueueFilter.Due.allCases.map { QueueFilter(scope: scope, team: Team("Coding"), due: $0) }
        for filter in filters { try await compare(workplace, oracle, filter, account) }
      }
    }
  }

  private func compare(_ workplace: Workplace, _ oracle: QueueOracle, _ filter: QueueFilter, _ account: Account)
    async throws
  {
    let expected = oracle.tally(filter, for: account)
    var filter = filter
    var found: [CaseID] = []
    let first = try await workplace.store.queue(filter, for: account)
    #expect(first.total == expected, "\(filter)")
    for page in 1...first.pageCount {
      filter.page = page
      let view = try await workplace.store.queue(filter, for: account)
      #expect(
        view.rows.count
          == (page < first.pageCount ? QueueFilter.pageSize : expected.cases - (page - 1) * QueueFilter.pageSize))
      found += view.rows.map(\.id)
    }
    filter.page = 1
    #expect(found == oracle.ordered(filter, for: account), "\(filter)")
    try compareHeads(first, oracle, filter, account)
  }

  /// The counts on top are of the whole scope; held and closed show those of everything open.
  private func compareHeads(_ view: QueueView, _ oracle: QueueOracle, _ filter: QueueFilter, _ account: Account) throws
  {
    let scope: QueueFilter.Scope = filter.scope == .held || filter.scope == .closed ? .all : filter.scope
    #expect(view.late == oracle.tally(QueueFilter(scope: scope, due: .late), for: account))
    #expect(view.dueToday == oracle.tally(QueueFilter(scope: scope, due: .today), for: account))
    #expect(view.dueThisWeek == oracle.tally(QueueFilter(scope: scope, due: .week), for: account))
    #expect(view.unassigned == oracle.tally(QueueFilter(scope: .unassigned), for: account))
    // What a facet promises is what choosing it shows.
    for (facets, value) in [
      (view.teams, \.team.name), (view.categories, \.opening.category), (view.payers, \.opening.payer.description),
    ] as [([QueueView.Facet], KeyPath<CaseState, String>)] {
      let expected = Dictionary(grouping: oracle.matching(QueueFilter(), for: account)) { $0[keyPath: value] }
        .mapValues { cases in
          Tally(cases: cases.count, denied: Cents(cases.reduce(0) { $0 + $1.denied.value }))
        }
      let found = facets.filter { $0.tally != Tally() }.map { ($0.value, $0.tally) }
      #expect(Dictionary(found, uniquingKeysWith: +) == expected)
    }
  }
}
