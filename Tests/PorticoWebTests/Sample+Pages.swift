@testable import Desk
@testable import PorticoWeb
import X12

extension Sample {
  /// Every page in every state that matters, with a name for each.
  var pages: [(name: String, bytes: [UInt8])] {
    [
      ("signin", SignInPage(demoClock: text("Today is 2026-11-22.")).render()),
      (
        "signin-error",
        SignInPage(error: text("Name and password do not match an account."), login: text("dana"), csrf: text("token"))
          .render()
      ),
      ("home", HomePage(view: home(), context: context(.manager)).render()),
      ("home-empty", HomePage(view: home(isEmpty: true), context: context()).render()),
      ("queue", queuePage().render()),
      (
        "queue-narrowed",
        queuePage(
          queue(
            QueueFilter(
              scope: .mine, sop: text("denials"), team: Team(text("Prior Auth")), payer: PayerID(4), due: .late, page: 2
            )), message: PageContext.Message(text: text("3 cases were assigned to Billing."), undo: text("t1"))
        ).render()
      ),
      ("queue-empty", queuePage(queue(rows: [])).render()),
      (
        "queue-held",
        queuePage(
          queue(
            QueueFilter(scope: .held),
            rows: rows.map {
              var row = $0; row.heldUntil = Sample.date("2026-12-01"); return row
            })
        ).render()
      ),
      ("queue-auditor", Sample(taint: taint, isMasked: true).queuePage(nil, .auditor).render()),
      ("case", casePage().render()),
      (
        "case-fresh",
        casePage(
          .fresh, refused: Refusal(.invalid, text("This item needs evidence: a file, or a link to a segment."))
        ).render()
      ),
      ("case-held", casePage(.held).render()), ("case-proposed", casePage(.proposed).render()),
      ("case-closed", casePage(.closed).render()),
      ("case-review", CasePage(view: caseView(.review), context: manager).render()),
      ("case-auditor", Sample(taint: taint, isMasked: true).casePage(.worked, .auditor).render()),
      ("clearance", ClearancePage(view: clearance(), context: context()).render()),
      (
        "clearance-auditor",
        ClearancePage(view: Sample(taint: taint, isMasked: true).clearance(), context: context(.auditor)).render()
      ),
      ("clearance-empty", ClearancePage(view: clearance(isEmpty: true), context: context()).render()),
      ("case-service", CasePage(view: serviceCase(), context: context()).render()),
      ("case-emergency", CasePage(view: serviceCase(.emergency), context: context()).render()),
      ("claim", ClaimPage(view: claim(), context: context()).render()),
      ("claim-unbalanced", ClaimPage(view: claim(imbalance: -1_250), context: context()).render()),
      ("remittance", RemittancePage(view: remittance(), context: context()).render()),
      ("remittance-held", RemittancePage(view: remittance(.held, imbalance: 12_600), context: context()).render()),
      (
        "remittances",
        RemittanceListPage(rows: Disposition.allCases.map(remittanceRow), page: 1, pageCount: 3, context: context())
          .render()
      ),
      ("remittances-empty", RemittanceListPage(rows: [], context: context()).render()),
      (
        "documents",
        DocumentsPage(rows: DocumentStatus.allCases.map(documentRow), quarantined: 2, context: context()).render()
      ),
      (
        "quarantine-empty",
        DocumentsPage(rows: [], isQuarantine: true, quarantined: 0, context: context(.auditor)).render()
      ),
      ("document", DocumentPage(view: document(), context: context(.manager)).render()),
      ("document-specialist", DocumentPage(view: document(.quarantined), context: context()).render()),
      (
        "whole",
        WholeDocumentPage(
          row: documentRow(.accepted), segments: segments, reason: text("Payer asks for the original"), context: manager
        ).render()
      ),
      ("citation", CitationPage(view: citation, context: context()).render()),
      (
        "breakdown",
        BreakdownPage(
          title: text("Denied amount of case 1042"), figure: figure(430_668, sum: true),
          back: ("/cases/1042", text("Case 1042")), context: context()
        ).render()
      ),
      ("upstream", UpstreamPage(view: upstream(), context: context()).render()),
      ("upstream-empty", UpstreamPage(view: upstream(isEmpty: true), context: context()).render()),
      ("upstream-team", UpstreamTeamPage(view: upstreamTeam(), context: context()).render()),
      ("upstream-team-empty", UpstreamTeamPage(view: upstreamTeam(isEmpty: true), context: context(.auditor)).render()),
      ("root-causes", rootCausesPage().render()), ("root-causes-empty", rootCausesPage(isEmpty: true).render()),
      ("sop", SOPPage(sop: sop, context: context()).render()),
      (
        "refusal",
        RefusalPage(
          notice: RefusalNotice(
            refusal: Refusal(.stale, text("The case has changed since you opened it.")), id: CaseID(1042),
            changes: caseView().timeline, written: [text("Called the payer.")], context: context()),
          back: "/cases/1042"
        ).render()
      ),
      (
        "error",
        ErrorPage(
          title: text("There is no case 99"), what: text("The number was not given to any case."),
          whatToDo: text("Check the number."), context: context()
        ).render()
      ),
      (
        "error-anonymous",
        AnonymousErrorPage(
          title: text("Too many attempts"), what: text("Wait."), whatToDo: text("Try again in a minute.")
        ).render()
      ),
      (
        "upload",
        UploadResultPage(
          files: [
            UploadedFile(name: text("a.edi"), outcome: .received(document())),
            UploadedFile(name: text("b.edi"), outcome: .known(Sample.document)),
            UploadedFile(
              name: text("photo.jpg"), outcome: .refused(text("This is no X12 file: it does not begin with ISA."))),
          ], context: context()
        ).render()
      ),
    ] + familyPages
  }

  /// A manager who is not the owner of the sample case.
  private var manager: PageContext {
    var context = context(.manager)
    context.account.id = AccountID(2)
    return context
  }
}
