import Desk
import X12

/// What changes when a claim is sent again, for the second look and the download.
struct ResubmissionPage: Page {
  var view: ResubmissionView
  var context: PageContext

  private var id: ResubmissionID { view.resubmission.draft.id }
  private var state: Resubmission.State { view.resubmission.state }

  var title: String { view.resubmission.draft.purpose.title }
  var place: Place? { .claims }

  var main: HTML {
    """
    <p class="over"><a href="\(Path.of(view.family))">Claim \(view.patient.controlNumber)</a></p>
    <div class="head"><div><h1>\(view.resubmission.draft.purpose.title)</h1><p class="who">\(view.patient.html) \
    <span class="payer">\(view.payerName)</span></p></div><p class="badges">\(badge(state.title, tone))</p></div>
    <dl class="facts strip"><div><dt>Made by</dt><dd>\(view.drafterName)<span class="sub">\
    \(context.text(view.draftedAt))</span></dd></div>
    <div><dt>Second look</dt><dd>\(view.releaserName ?? "nobody yet")</dd></div>
    <div><dt>Control number</dt><dd class="code">\(String(view.resubmission.draft.control))</dd></div>
    \(view.resubmission.sentOn.map { "<div><dt>Sent</dt><dd>\($0.html)</dd></div>" })</dl>
    \(if: !view.takenBack.isEmpty, "<ul class=\"results\">\(view.takenBack.map(takenBack))</ul>")
    \(actions)
    <section class="block"><h2>What changes</h2>\(changes)<p class="sub">\(counted(view.unchanged, "segment")) \
    of the claim and the levels above it stay as they were sent.</p></section>
    """
  }

  private var tone: HTML {
    switch state {
    case .drafted: "soon"
    case .released, .sent: "done"
    case .withdrawn: "plain"
    }
  }

  private var changes: HTML {
    guard !view.changes.isEmpty else { return "<p class=\"none\">Nothing but the envelope.</p>" }
    return """
      <table class="cards diff"><thead><tr><th scope="col">Segment</th><th scope="col">As it was sent</th>\
      <th scope="col">As it will be</th></tr></thead><tbody>\(view.changes.map(change))</tbody></table>
      """
  }

  private func change(_ change: ResubmissionView.Change) -> HTML {
    let before: HTML = change.before.map { "<del><code>\($0)</code></del>" } ?? "–"
    let after: HTML = change.after.map { "<ins><code>\($0)</code></ins>" } ?? "left out"
    return """
      <tr><th scope="row">\(change.title)</th><td data-label="As it was sent">\(before)</td>\
      <td data-label="As it will be">\(after)</td></tr>

      """
  }

  private var actions: HTML {
    guard context.may(.workCase) else { return .nothing }
    switch state {
    case .drafted:
      let own = view.resubmission.draft.drafter == context.account.id
      return """
        <section class="panel narrow"><h2>Second look</h2>\(own ? "<p>Somebody other than \(view.drafterName) releases it.</p>" : release)\(withdraw)</section>
        """
    case .released:
      return """
        <section class="panel narrow"><h2>For the clearinghouse</h2><p><a class="button primary" href="\(Path.of(id))/file">\
        Download the claim file (837)</a></p>\(sent)\(withdraw)</section>
        """
    case .sent:
      return """
        <p><a class="button" href="\(Path.of(id))/file">Download the claim file (837)</a></p>\(takeBack)
        """
    case .withdrawn: return .nothing
    }
  }

  private func takenBack(_ taken: (on: CalendarDate, reason: String)) -> HTML {
    "<li><del>Sent \(taken.on.html)</del> taken back: \(taken.reason)</li>"
  }

  /// For a sending that was recorded by mistake.
  private var takeBack: HTML {
    disclosure(
      "It was not sent", name: "menu",
      context.form(
        "\(Path.of(id))/sent/undo", name: "stack", "\(Field.text("reason", "Why"))<button>Take it back</button>"))
  }

  private var release: HTML {
    context.form(
      "\(Path.of(id))/release",
      "<p>Do the changes say what they should, and nothing else?</p><button class=\"primary\">Release it</button>")
  }

  private var withdraw: HTML {
    disclosure(
      "Withdraw", name: "menu",
      context.form(
        "\(Path.of(id))/withdraw", name: "stack", "\(Field.text("reason", "Why"))<button>Withdraw it</button>"))
  }

  private var sent: HTML {
    context.form(
      "\(Path.of(id))/sent", name: "stack",
      """
      <h3>When it is sent</h3>\(Field.date("on", "Day on which it was sent"))\
      \(Field.text("how", "How, and the confirmation", hint: "Clearinghouse, portal, reference"))\
      <button>Record that it was sent</button>
      """)
  }
}
