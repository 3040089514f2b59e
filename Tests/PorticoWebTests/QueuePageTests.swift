@testable import Desk
@testable import PorticoWeb
import Testing
import X12

@Suite struct QueuePageTests {
  private func html(_ view: QueueView? = nil, _ role: Role = .specialist) -> String {
    String(decoding: Sample.plain.queuePage(view, role).render(), as: UTF8.self)
  }

  @Test func countsLeadToTheCasesBehindThem() {
    let page = html()
    for path in [
      "/queue?scope=all&amp;due=late", "/queue?scope=all&amp;due=today", "/queue?scope=all&amp;due=week",
      "/queue?scope=unassigned",
    ] {
      #expect(page.contains("href=\"\(path)\""), "\(path)")
    }
  }

  @Test func aTabKeepsTheOtherFiltersAndForgetsThePage() {
    let view = Sample.plain.queue(QueueFilter(scope: .mine, team: Team("Prior Auth"), payer: PayerID(4), page: 3))
    #expect(html(view).contains("href=\"/queue?scope=held&amp;team=Prior%20Auth&amp;payer=4\""))
  }

  @Test(arguments: [(-3, "3 days late"), (-1, "1 day late"), (0, "Due today"), (1, "1 day left"), (12, "12 days left")])
  func aDeadlineIsSaidInWords(days: Int, words: String) {
    #expect(html(Sample.plain.queue(rows: [Sample.plain.row(1042, due: days)])).contains(">\(words)<"))
  }

  @Test func anEstimateShowsItsNumberOfClaimsAndNoHistoryIsSaid() {
    #expect(html(Sample.plain.queue(rows: [Sample.plain.row(1042)])).contains("34% of 212 claims"))
    #expect(html(Sample.plain.queue(rows: [Sample.plain.row(1043)])).contains("no history"))
  }

  @Test func everyRowSaysWhyItStandsWhereItStands() {
    let page = html()
    #expect(page.matches(of: #/class="sub why"/#).count == Sample.plain.rows.count)
  }

  @Test func aHeldRowShowsWhenItReturns() {
    var row = Sample.plain.row(1042)
    row.heldUntil = Sample.date("2026-12-01")
    #expect(
      html(Sample.plain.queue(QueueFilter(scope: .held), rows: [row])).contains(
        "On hold, back <time datetime=\"2026-12-01\">"))
  }

  @Test(arguments: QueueFilter.Scope.allCases)
  func anEmptyQueueSaysSo(scope: QueueFilter.Scope) {
    #expect(html(Sample.plain.queue(QueueFilter(scope: scope), rows: [])).contains("class=\"empty\""))
  }

  @Test func anEmptyResultOffersToClearTheFilters() {
    let page = html(Sample.plain.queue(QueueFilter(scope: .mine, due: .late), rows: []))
    #expect(page.contains("No case matches these filters"))
    #expect(page.contains("href=\"/queue?scope=mine\">clear all filters</a>"))
  }

  @Test func anAuditorPicksNoRows() {
    #expect(!html(nil, .auditor).contains("name=\"case\""))
    #expect(html().contains("name=\"case\" value=\"1042:3\""))
  }
}
