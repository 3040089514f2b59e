import Desk
import X12

extension FamilyPage {
  /// One claim as it was sent, with every segment of it.
  func sent(_ claim: FamilyView.SentView) -> HTML {
    """
    <section class="block" id="sent-\(claim.id)"><div class="block-head"><h2>\(claim.frequency.meaning ?? "Claim"), sent \
    \(claim.sentOn?.html ?? "on an unknown day")</h2><p class="sub">\(claim.charge.html) to \(claim.payerName)\
    \(claim.turn.map { ", as \($0.rawValue)" })</p></div>
    <div class="two wide-left"><div><h3>Codes</h3>\(details(claim.codes))<h3>References, providers and notes</h3>\
    \(details(claim.details))</div><div><dl class="facts">
    <div><dt>Billing provider</dt><dd>\(claim.providerName)</dd></div>
    \(claim.service.map { "<div><dt>Service</dt><dd>\($0.lowerBound.html)\(if: $0.lowerBound != $0.upperBound, " – \($0.upperBound.html)")</dd></div>" })
    <div><dt>File</dt><dd><a href="\(Path.document(claim.document))">\(claim.documentName)</a></dd></div>
    \(claim.coverages.map(coverage))</dl>\(if: claim.isJoined && context.may(.matchClaims), separate(claim.id))</div></div>
    <details><summary>All segments of this claim</summary>\(SegmentList(segments: claim.segments).html)</details></section>
    """
  }

  private func details(_ details: [FamilyView.Detail]) -> HTML {
    guard !details.isEmpty else { return "<p class=\"none\">None.</p>" }
    return "<dl class=\"facts\">\(details.map(detail))</dl>"
  }

  private func detail(_ detail: FamilyView.Detail) -> HTML {
    """
    <div><dt>\(detail.title)\(detail.line.map { ", line \($0)" })</dt><dd><a class="code" href="\(detail.path)">\
    \(detail.value.isEmpty ? "in the file" : detail.value)</a></dd></div>
    """
  }

  private func coverage(_ coverage: FamilyView.Coverage) -> HTML {
    """
    <div><dt>Other payer (\(coverage.sequence))</dt><dd><a href="\(coverage.path)">\(coverage.payerName)</a>\
    \(coverage.paid.map { " paid \($0.dollars)" })\(coverage.decided.map { " on \($0.html)" })</dd></div>
    """
  }

  /// The way out of a family to which a claim was joined wrongly.
  private func separate(_ id: SentClaimID) -> HTML {
    disclosure(
      "This claim belongs elsewhere", name: "menu",
      context.form(
        "\(Path.of(view.id))/regroup", name: "stack",
        """
        <input type="hidden" name="sent" value="\(id)">\
        \(Field.text("family", "Number of the claim family (empty: one of its own)", required: false))\
        \(Field.text("reason", "Why"))<button>Move it</button>
        """))
  }
}
