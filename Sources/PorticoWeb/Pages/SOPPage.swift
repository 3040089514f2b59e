import Desk
import Trail
import X12

/// An SOP as the people who work by it read it.
struct SOPPage: Page {
  var sop: SOP
  var context: PageContext

  var title: String { "SOP: \(sop.title)" }
  var place: Place? { nil }

  var main: HTML {
    """
    <p class="over">Standard operating procedure <a href="\(Path.queue(QueueFilter(sop: sop.name)))">\(sop.name)</a></p>
    <h1>\(sop.title)</h1>
    <p class="sub">Version <code class="digest">\(sop.digest)</code> (SHA-256 of the file). A case keeps the version \
    under which it was opened.</p>
    <div class="two">
    <section class="panel"><h2>What opens a case</h2><ul>\(sop.opens.map(opening))</ul>
    <h3>Which reason decides, among several</h3><ol>\(sop.primaryReason.map { "<li>\($0.words)</li>" as HTML })</ol>\
    </section>
    <section class="panel"><h2>Rules</h2><dl class="facts">
    <div><dt>Front of the queue</dt><dd>\(counted(sop.frontDays, "day")) before the deadline, or after \
    \(counted(sop.maxAgeDays, "day"))</dd></div>
    <div><dt>Dollar floor</dt><dd>\(sop.dollarFloor.dollars)\
    \(sop.payerFloors.sorted { $0.key < $1.key }.map { "<br>\($0.key): \($0.value.dollars)" as HTML })</dd></div>
    <div><dt>A hold returns</dt><dd>\(counted(sop.holdBufferDays, "day")) before the first deadline is worked</dd></div>
    <div><dt>Write-off without a second person</dt><dd>up to \(sop.writeOffLimit.dollars)</dd></div>
    <div><dt>Escalates to</dt><dd>\(sop.escalatesTo)</dd></div>
    </dl></section></div>
    <section class="panel"><h2>How a case may end</h2><div class="scroll"><table><thead><tr><th scope="col">Outcome\
    </th>\
    <th scope="col">Must be there first</th></tr></thead><tbody>\(sop.outcomes.map(outcome))</tbody></table></div>\
    </section>
    <h2>Categories</h2>
    \(sop.categories.map(category))
    """
  }

  private func opening(_ rule: SOP.OpeningRule) -> HTML {
    """
    <li>\(rule.subject.words) where <code>\(rule.when.source)</code>: \
    \(rule.category.map { sop.workingCategory($0).title } ?? "the category of its primary reason")</li>
    """
  }

  private func outcome(_ outcome: SOP.Outcome) -> HTML {
    """
    <tr><th scope="row">\(outcome.title)\
    \(if: outcome.billsPatient, "<span class=\"sub\">only where the payer’s group is PR</span>")</th>\
    <td>\(outcome.needs.map(\.words).joined(separator: ", "))</td></tr>
    """
  }

  private func category(_ category: SOP.Category) -> HTML {
    """
    <section class="panel category" id="\(category.id)"><h3>\(category.title)</h3>
    <p class="sub">\(category.team) · \(category.minutes) minutes · \
    \(category.clocks.isEmpty ? "no outside deadline" : category.clocks.map(\.title).joined(separator: ", "))</p>
    <p>\(category.guidance)</p><ol class="steps">\(category.checklist.map(item))</ol>\
    \(category.appeal.map(appeal))\(if: !category.rootCauses.isEmpty, rootCauses(category))</section>
    """
  }

  private func appeal(_ appeal: SOP.Appeal) -> HTML {
    """
    <h4>Exhibits of an appeal</h4><ol class="steps">\(appeal.exhibits.map { exhibit in
      "<li>\(exhibit.title)\(if: exhibit.isRequired, " <span class=\"tag\">required</span>")</li>" as HTML
    })</ol>
    """
  }

  private func rootCauses(_ category: SOP.Category) -> HTML {
    let causes = category.rootCauses.map { cause -> HTML in
      "<li>\(cause.title) (<a href=\"\(Path.upstream(cause.team))\">\(cause.team)</a>)</li>"
    }
    return disclosure("Root causes to close with", "<ul>\(causes)</ul>")
  }

  private func item(_ item: SOP.Item) -> HTML {
    """
    <li>\(item.element.map { "<b>\($0.title)</b>: " })\(item.text)\(if: item.needsEvidence, " <span class=\"tag\">needs evidence</span>")\
    \(item.when.map { "<span class=\"sub\">only where <code>\($0.source)</code></span>" })</li>
    """
  }
}

extension SOP.PrimaryReasonRule {
  /// The rule in the words of the desk.
  fileprivate var words: String {
    switch self {
    case .largestAmount: "the largest amount"
    case .categoryOrder: "the order of the categories below"
    case .firstInFile: "the first in the file"
    }
  }
}

extension SOP.OpeningRule.Subject {
  /// The subject in the words of the desk.
  fileprivate var words: String {
    switch self {
    case .claim: "A claim"
    case .remittance: "A remittance"
    case .notice: "A front end’s notice (277CA)"
    case .acknowledgement: "A receiver’s acknowledgement (999, TA1)"
    case .takeback: "Money taken outside any claim (PLB)"
    case .appointment: "A scheduled service"
    }
  }
}

extension SOP.Outcome.Need {
  /// The need in the words of the desk.
  fileprivate var words: String {
    switch self {
    case .payment: "a later remittance that pays"
    case .acceptance: "a later acceptance by the payer’s front end (277CA A2)"
    case .writeOff: "an approved write-off"
    case .evidence: "evidence"
    case .posted: "the remittance, posted"
    case .notPosted: "the remittance, not posted"
    case .explanation: "a later remittance that explains it"
    case .cleared: "everything clear for the day of service"
    case .cancelled: "a schedule that cancels the service"
    }
  }
}
