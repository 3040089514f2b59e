import CodeSets
import Desk
import Testing
import X12

@Suite struct PayerRulesTests {
  private static let header =
    "payer|line_of_business|kind|days|receipt_days|count|anchor|from|through|confirmed|source\n"

  private func table(_ rows: String...) throws -> PayerRules {
    try PayerRules(text: Self.header + rows.joined(separator: "\n"), file: "rules.psv")
  }

  private func clock(
    _ rules: PayerRules, _ kind: ClockKind = .appeal, payer: String = "60054", lineOfBusiness: String = "commercial",
    payment: String? = "2026-03-02", production: String? = nil, service: String? = nil
  ) -> ExternalClock? {
    rules.clock(
      kind, payer: payer, lineOfBusiness: lineOfBusiness,
      dates: AnchorDates(
        paymentDate: payment.map(day), productionDate: production.map(day), service: service.map(day)),
      calendar: BusinessCalendar())
  }

  @Test func `A Medicare redetermination is due 125 days after the notice and worked the business day before`() throws {
    let found = clock(try PayerRules.shipped(), .appeal, lineOfBusiness: "medicare", payment: "2026-03-02")
    let appeal = try #require(found)
    #expect(appeal.due == day("2026-07-05"))
    // 5 July is a Sunday, and Independence Day is kept on Friday the 3rd.
    #expect(appeal.workBy == day("2026-07-02"))
    #expect(appeal.anchor == day("2026-03-02"))
    #expect(appeal.rule == "*/medicare/appeal@2000-01-01")
    #expect(appeal.isConfirmed)
  }

  @Test func `A Medicare reconsideration is due 185 days after the notice`() throws {
    let found = clock(try PayerRules.shipped(), .secondAppeal, lineOfBusiness: "medicare", payment: "2026-07-10")
    #expect(found?.due == day("2027-01-11"))
    #expect(found?.workBy == day("2027-01-11"))
  }

  // The shared folder is no part of the project.
  @Test(.enabled(if: Files.shared != nil)) func `The shipped rules give the dates of the domain facts`() throws {
    let rules = try PayerRules.shipped()
    let dates = try SharedDates.load()
    let kinds: [String: ClockKind] = ["redetermination": .appeal, "reconsideration": .secondAppeal]
    var checked = 0
    for appeal in dates.appeals {
      guard let kind = kinds[appeal.level] else { continue }
      #expect(
        clock(rules, kind, lineOfBusiness: "medicare", payment: appeal.notice)?.due == day(appeal.deadline))
      checked += 1
    }
    #expect(checked == 2)
    for filing in dates.medicareTimelyFiling {
      let found = clock(rules, .timelyFiling, lineOfBusiness: "medicare", service: filing.dos)
      #expect(found?.due == day(filing.lastDay))
    }
  }

  @Test func `A clock counts from the payment date, else from the production date, else not at all`() throws {
    let rules = try PayerRules.shipped()
    let both = clock(rules, payment: "2026-03-02", production: "2026-02-27")
    #expect(both?.anchor == day("2026-03-02"))
    #expect(both?.anchorSource == .paymentDate)
    let produced = clock(rules, payment: nil, production: "2026-02-27")
    #expect(produced?.anchor == day("2026-02-27"))
    #expect(produced?.anchorSource == .productionDate)
    #expect(clock(rules, payment: nil, service: "2026-01-15") == nil)
    #expect(clock(rules, .timelyFiling, service: nil) == nil)
  }

  @Test func `A filing limit counts from the first day of service`() throws {
    let filing = clock(try PayerRules.shipped(), .timelyFiling, payment: "2026-03-02", service: "2026-01-15")
    #expect(filing?.anchor == day("2026-01-15"))
    #expect(filing?.anchorSource == .serviceDate)
    #expect(filing?.due == day("2026-04-15"))
  }

  @Test func `A row's dates are those of the date that it counts from`() throws {
    let rules = try table(
      "*|*|timely_filing|90|0|calendar|service|2020-01-01|2025-12-31|yes|old contract",
      "*|*|timely_filing|180|0|calendar|service|2026-01-01||yes|new contract")
    // Served under the old contract, answered under the new one.
    let filing = clock(rules, .timelyFiling, payment: "2026-01-20", service: "2025-12-20")
    #expect(filing?.due == day("2026-03-20"))
  }

  @Test func `The exact payer goes before its line of business, and that before any`() throws {
    let any = "*|*|appeal|10|0|calendar|remittance|2026-01-01||no|any"
    let line = "*|commercial|appeal|20|0|calendar|remittance|2020-01-01||no|line"
    let payer = "60054|*|appeal|30|0|calendar|remittance|2010-01-01||no|payer"
    let both = "60054|commercial|appeal|40|0|calendar|remittance|2000-01-01||no|both"
    for rows in [[any, line, payer, both], [both, payer, line, any]] {
      let text = Self.header + rows.joined(separator: "\n")
      let rules = try PayerRules(text: text, file: "rules.psv")
      #expect(clock(rules)?.due == day("2026-04-11"))
      #expect(clock(rules, lineOfBusiness: "medicaid")?.due == day("2026-04-01"))
      #expect(clock(rules, payer: "99999")?.due == day("2026-03-22"))
      #expect(clock(rules, payer: "99999", lineOfBusiness: "medicaid")?.due == day("2026-03-12"))
    }
  }

  @Test(arguments: [
    ("2025-12-31", 60), ("2026-01-01", 90), ("2026-06-30", 90), ("2026-07-01", 120), ("2019-12-31", nil),
  ]) func `A dated row holds from its first day through its last`(payment: String, days: Int?) throws {
    let rules = try table(
      "*|*|appeal|120|0|calendar|remittance|2026-07-01||yes|newest",
      "*|*|appeal|90|0|calendar|remittance|2026-01-01|2026-06-30|yes|newer",
      "*|*|appeal|60|0|calendar|remittance|2020-01-01|2025-12-31|yes|old")
    #expect(clock(rules, payment: payment)?.due == days.map { day(payment).adding(days: $0) })
  }

  @Test func `Of two rows in force the later start holds`() throws {
    let rules = try table(
      "*|*|appeal|90|0|calendar|remittance|2026-01-01||yes|newer",
      "*|*|appeal|60|0|calendar|remittance|2020-01-01||yes|older")
    #expect(clock(rules)?.due == day("2026-05-31"))
  }

  @Test func `Business days skip weekends and holidays, receipt days do not`() throws {
    let rules = try table("*|*|appeal|10|3|business|remittance|2020-01-01||no|contract")
    // Received on Sunday 22 November; Thanksgiving is the 26th.
    let appeal = clock(rules, payment: "2026-11-19")
    #expect(appeal?.due == day("2026-12-07"))
    #expect(appeal?.workBy == day("2026-12-07"))
  }

  @Test func `A default that nobody has confirmed says so`() throws {
    let rules = try table(
      "*|*|appeal|60|0|calendar|remittance|2020-01-01||no|default",
      "60054|*|appeal|90|0|calendar|remittance|2020-01-01||yes|contract")
    #expect(clock(rules)?.isConfirmed == true)
    #expect(clock(rules, payer: "1")?.isConfirmed == false)
  }

  @Test func `The shipped table has a rule of every kind for every line of business`() throws {
    let rules = try PayerRules.shipped()
    for line in ClaimFiling.LineOfBusiness.allCases {
      // External reviews and peer-to-peer talks exist only where a payer or a law offers them.
      for kind in ClockKind.setByPayers where kind != .externalReview && kind != .peerToPeer {
        #expect(clock(rules, kind, lineOfBusiness: line.rawValue, service: "2026-01-15") != nil)
      }
    }
  }
}
