import Desk
import X12

extension CasePage {
  /// The middle column. Without script the address picks the tab: `#claim`, `#evidence`, `#notes`.
  var tabs: HTML {
    """
    <nav class="tabs-line" aria-label="Parts of the case" data-tabs><ul>\
    <li><a href="#denial">\(isTakeback ? "Takeback" : view.claim == nil ? "Difference" : "Denial")</a></li><li><a href="#claim">\
    \(view.claim == nil ? "Remittance" : "Claim")</a></li>\
    \(view.appeal.map(appealTab))<li><a href="#evidence">Evidence (\(view.files.count))</a></li><li><a href="#notes">Notes and touches</a></li>\
    </ul></nav>
    <div class="tabs">
    <section id="denial" aria-label="Denial">\(denial)</section>
    <section id="claim" aria-label="Claim">\(claim)</section>
    \(view.appeal.map { "<section id=\"appeal\" aria-label=\"Appeal packet\">\(appeal($0))</section>" })
    <section id="evidence" aria-label="Evidence">\(evidence)</section>
    <section id="notes" aria-label="Notes and touches">\(notes)</section>
    </div>
    """
  }

  private func appealTab(_ appeal: AppealView) -> HTML {
    """
    <li><a href="#appeal">Appeal packet\(if: !appeal.packets.isEmpty, " (\(appeal.packets.count))")</a></li>
    """
  }

  private var denial: HTML {
    """
    <div class="guidance"><h2>How this desk works it</h2><p>\(view.category.guidance)</p></div>
    \(if: view.issues.isEmpty, "<p class=\"none\">The payer’s file names no single amount.</p>")
    <ol class="issues">\(view.issues.map(issue))</ol>
    """
  }

  private func issue(_ view: CaseView.IssueView) -> HTML {
    let issue = view.issue
    return """
      <li class="issue"><div class="issue-head">\(view.amount.html)
      <span class="codes">\(if: !issue.group.isEmpty, CodeChip(group: view.groupMeaning).html)\
      \(if: !issue.reason.isEmpty, CodeChip(reason: view.reasonMeaning).html)\
      \(view.remarks.map { CodeChip(remark: $0).html })</span>
      <span class="where">\(view.procedure.map { "<span class=\"code\">\($0)</span> " })\(view.reference.map { "reference <span class=\"code\">\($0)</span>, " })\
      \(issue.line.map { "line \($0), " })\(if: issue.line == nil, issue.isProviderLevel ? "outside any claim, " : "whole claim, ")\
      \(issue.isFull ? "in full" : "in part")</span></div>
      <p class="meaning">\(view.reasonMeaning.meaning ?? "The payer gave no reason that the code tables know.")</p>
      \(view.groupMeaning.meaning.map { "<p class=\"sub\">\($0)</p>" })
      \(view.reasonMeaning.nextStep.map { "<p class=\"step\"><b>Next step</b> \($0)</p>" })
      \(view.remarks.map(remark))
      \(view.reasonMeaning.prevention.map { "<p class=\"sub\"><b>How to prevent it</b> \($0)</p>" })</li>
      """
  }

  private func remark(_ remark: CodeInWords) -> HTML {
    """
    <p class="sub"><span class="code">\(remark.code)</span> \(remark.meaning ?? "not in the code tables")</p>
    """
  }
}
