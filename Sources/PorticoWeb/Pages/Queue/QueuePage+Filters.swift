import Desk
import X12

extension QueuePage {
  /// The filters, as a form that works without script.
  var filters: HTML {
    """
    <form class="filters" action="/queue" method="get" data-submit-on-change>
    <input type="hidden" name="scope" value="\(view.filter.scope.rawValue)">
    \(view.filter.sop.map { "<input type=\"hidden\" name=\"sop\" value=\"\($0)\">" })
    \(facet("team", "Team", view.teams, view.filter.team?.name))
    \(facet("payer", "Payer", view.payers, view.filter.payer?.description))
    \(facet("category", "Category", view.categories, view.filter.category))
    \(Field.choice("due", "Due", QueueFilter.Due.allCases.map { ($0.rawValue, $0.title) }, selected: view.filter.due?.rawValue, none: "Any day"))
    <button>Filter</button>
    \(if: view.filter.isNarrowed, clear)
    <p class="order">In the order of work: deadlines and old cases first, then expected money per minute. \
    \(view.filter.sop.map { "By the SOP <a href=\"\(Path.sop($0))\">\($0)</a>." })</p>
    </form>
    """
  }

  private var clear: HTML {
    "<a class=\"button ghost\" href=\"\(Path.queue(QueueFilter(scope: view.filter.scope)))\">Clear filters</a>"
  }

  private func facet(_ name: String, _ label: String, _ facets: [QueueView.Facet], _ selected: String?) -> HTML {
    var options = facets.map { ($0.value, "\($0.title) (\(grouped($0.tally.cases)))") }
    if let selected, !facets.contains(where: { $0.value == selected }) { options.append((selected, "\(selected) (0)")) }
    return Field.choice(name, label, options, selected: selected, none: "Any")
  }
}
