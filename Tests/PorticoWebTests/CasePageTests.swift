@testable import Desk
@testable import PorticoWeb
import Testing

@Suite struct CasePageTests {
  private func html(_ stage: Sample.Stage, _ role: Role = .specialist, id: Int64 = 1) -> String {
    var page = Sample.plain.casePage(stage, role)
    page.context.account.id = AccountID(id)
    return String(decoding: page.render(), as: UTF8.self)
  }

  @Test func aBlockedOutcomeSaysWhatIsMissing() {
    let page = html(.worked)
    #expect(page.contains("aria-disabled=\"true\" aria-describedby=\"close-blocked\""))
    #expect(page.contains("no later remittance has paid yet"))
    #expect(page.contains("this money is never the patient’s"))
  }

  @Test func aPayingRemittanceProposesTheClosingWithItsOwnAmount() {
    let page = html(.proposed)
    #expect(page.contains("Close as paid"))
    #expect(page.contains("data-cents=\"391200\""))
  }

  @Test func anAuditorSeesNoFormButSignOut() {
    let forms = html(.worked, .auditor).matches(of: #/<form action="([^"]*)" method="post"/#).map { String($0.1) }
    #expect(forms == ["/signout"])
    #expect(html(.worked, .auditor).contains("Auditors read everything and change nothing."))
  }

  @Test func nobodyApprovesTheirOwnWriteOff() {
    #expect(!html(.review, .manager, id: 1).contains("/write-off/approve"))
    #expect(html(.review, .manager, id: 1).contains("Nobody approves a write-off that they asked for"))
    #expect(html(.review, .manager, id: 2).contains("/write-off/approve"))
    #expect(!html(.review, .specialist, id: 2).contains("/write-off/approve"))
  }

  @Test func onlyAManagerWhoDoesNotOwnTheCaseGrantsAnException() {
    #expect(!html(.worked, .specialist).contains("/cases/1042/except"))
    #expect(!html(.worked, .manager, id: 1).contains("/cases/1042/except"))
    #expect(html(.worked, .manager, id: 2).contains("/cases/1042/except"))
  }

  @Test func aDefaultDeadlineIsCalledUnverified() { #expect(html(.worked).contains("unverified default")) }

  @Test func aHoldShowsItsReturnAndThatDeadlinesRunOn() {
    let page = html(.held)
    #expect(page.contains("It comes back by itself on <time datetime=\"2026-11-24\">"))
    #expect(page.contains("Outside deadlines run on"))
    #expect(page.contains("/cases/1042/resume"))
  }

  @Test func aHoldIsBlockedWhenTheDeadlineIsTooNear() {
    #expect(html(.worked).contains("The first deadline is too near"))
    #expect(!html(.worked).contains("action=\"/cases/1042/hold\""))
  }

  @Test func aTypedAmountIsCalledTyped() {
    #expect(html(.closed).contains("typed by a person; no remittance shows it"))
  }

  @Test func aClosedCaseOffersReopeningAndNoOtherWork() {
    let forms = html(.closed).matches(of: #/<form action="\/cases\/1042\/([^"]*)" method="post"/#).map { String($0.1) }
    #expect(Set(forms) == ["reopen", "note"])
  }
}
