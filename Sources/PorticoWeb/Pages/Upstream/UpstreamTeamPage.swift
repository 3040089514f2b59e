import Desk
import X12

/// The list of one upstream team: its denials by cause, what it changed, and what came of it.
struct UpstreamTeamPage: Page {
  var view: UpstreamView
  var context: PageContext

  var title: String { "Upstream: \(view.team)" }
  var place: Place? { .upstream }

  var main: HTML {
    """
    <p class="over"><a href="/upstream">Upstream</a></p>
    <div class="head"><div><h1>\(view.team): \(headline)</h1><p class="sub">\(view.figures.now.recovered.dollars) \
    recovered. \(before)</p></div>\(view.figures.trend.html)</div>
    \(causes)
    <section class="block" id="changes"><h2>What \(view.team) changed</h2>\
    \(if: view.changes.isEmpty, "<p class=\"none\">Nothing has been said yet.</p>")\(view.changes.map(change))\(answer)\
    </section>
    """
  }

  private var headline: HTML {
    let now = view.figures.now
    guard now.denials > 0 else { return "no denials in the last \(UpstreamFigures.days) days" }
    let path = Path.rootCauses(RootCauseFilter(team: view.team, days: UpstreamFigures.now(on: view.today)))
    return """
      <a href="\(path)">\(counted(now.denials, "denial"))</a>, \(now.denied.wholeDollars), last \(UpstreamFigures.days) days
      """
  }

  private var before: HTML {
    let before = view.figures.before
    guard before.denials > 0 else { return "None in the \(UpstreamFigures.days) days before." }
    let path = Path.rootCauses(RootCauseFilter(team: view.team, days: UpstreamFigures.before(on: view.today)))
    return """
      <a href="\(path)">\(counted(before.denials, "denial"))</a>, \(before.denied.wholeDollars) in the \
      \(UpstreamFigures.days) days before.
      """
  }

  private var causes: HTML {
    guard !view.causes.isEmpty else {
      return """
        <div class="empty"><h2>No denial of the last \(2 * UpstreamFigures.days) days was put down to \(view.team)</h2>\
        <p>Whoever closes a denial picks its root cause. These belong to \(view.team):</p>\
        <ul>\(view.known.map { "<li>\($0.title)</li>" as HTML })</ul></div>
        """
    }
    return """
      <table class="cards"><caption class="visually-hidden">Denials by root cause</caption><thead><tr><th scope="col">\
      Root cause</th>\(UpstreamCells.headings)</tr></thead><tbody>\(view.causes.map(line))</tbody></table>
      <p class="sub">\(UpstreamCells.note)</p>
      """
  }

  private func line(_ row: UpstreamView.CauseRow) -> HTML {
    """
    <tr><th scope="row">\(row.title)</th>\
    \(UpstreamCells(figures: row.figures, team: view.team, cause: row.id, today: view.today).html)</tr>

    """
  }

  private func change(_ change: UpstreamView.ChangeView) -> HTML {
    """
    <article class="panel change"><h3>From \(change.from.html): \(change.causeTitle ?? "all causes")</h3>\
    <blockquote class="written">\(change.text ?? "(erased)")</blockquote>\
    <p class="sub">said by \(change.by), \(context.text(change.at))</p>\
    <p><b>\(change.effect.words)</b></p>\(effect(change))</article>
    """
  }

  private func effect(_ change: UpstreamView.ChangeView) -> HTML {
    """
    <table class="cards"><caption class="visually-hidden">Before and after</caption><thead><tr>\
    <th scope="col">Services</th><th scope="col" class="number">Denials</th>\
    <th scope="col" class="number">Denied</th><th scope="col" class="number">Of all closed denials</th>\
    <th scope="col" class="number">Share</th></tr></thead><tbody>\(side("Before", change.effect.before, change.cause))\
    \(change.effect.after.map { side("After", $0, change.cause) })</tbody></table>
    """
  }

  private func side(_ name: String, _ side: ChangeEffect.Side, _ cause: String?) -> HTML {
    let hits = RootCauseFilter(team: view.team, cause: cause, axis: .service, days: side.days)
    let all = RootCauseFilter(axis: .service, days: side.days)
    return """
      <tr><th scope="row">\(name)<span class="sub">\(side.days.lowerBound.html) – \(side.days.upperBound.html)</span></th>\
      <td class="number strong" data-label="Denials"><a href="\(Path.rootCauses(hits))">\(grouped(side.hits.denials))</a></td>\
      <td class="number" data-label="Denied">\(side.hits.denied.dollars)</td>\
      <td class="number" data-label="Of all closed denials"><a href="\(Path.rootCauses(all))">\(grouped(side.all))</a></td>\
      <td class="number" data-label="Share">\(side.percent.map { "\($0)%" } ?? "too few")</td></tr>
      """
  }

  private var answer: HTML {
    if let why = context.refusal(.answerUpstream(view.team)) { return "<p class=\"sub\">\(why)</p>" }
    return """
      <div class="panel narrow change"><h3>Say what was changed</h3><p class="sub">Before and after are told apart by the date \
      of service, because that is when the work was done; the denial comes weeks later. The share of all closed denials is \
      compared over equal times, at most \(ChangeEffect.mostDays) days, and from \(ChangeEffect.fewest) closed denials on \
      each side on.</p>\(context.form(Path.upstream(view.team), name: "stack", fields))</div>
      """
  }

  private var fields: HTML {
    """
    \(Field.lines("text", "What was changed"))
    \(Field.date("from", "From which day"))
    \(Field.choice("cause", "Because of", view.known.map { ($0.id, $0.title) }, none: "All causes of the team"))
    <button class="primary">Record the change</button>
    """
  }
}
