import Desk
import X12

extension QueuePage {
  /// The filters, as a form that works without script.
  var filters: HTML {
    """
    <form class="filters" action="/queue" method="get" data-submit-on-change>
    <input type="hidden" name="scope" value="\(view.filter.scope.rawValue)">
    \(view.filter.sop.map { "<input type=\"hidden\" name=\"sop\" value=\"\($0)\">" })
    \(facet("team", "Team", "Every team", view.teams, view.filter.team?.name))
    \(facet("payer", "Payer", "Every payer", view.payers, view.filter.payer?.description))
    \(facet("category", "Category", "Every category", view.categories, view.filter.category))
    \(due)
    <button>Filter</button>
    \(if: view.filter.isNarrowed, clear)
    </form>
    """
  }

  /// By what rule the rows are in their order.
  var order: HTML {
    """
    <p class="order">In the order of work: patients whose service is near, then deadlines and old cases, then expected money per minute\
    \(view.filter.sop.map { ", by the SOP <a href=\"\(Path.sop($0))\">\($0)</a>" }).</p>
    """
  }

  private var due: HTML {
    Field.choice(
      "due", "Due", QueueFilter.Due.allCases.map { ($0.rawValue, $0.title) }, selected: view.filter.due?.rawValue,
      none: "Due any day", isLabelHidden: true)
  }

  private var clear: HTML {
    "<a class=\"button ghost\" href=\"\(Path.queue(QueueFilter(scope: view.filter.scope)))\">Clear filters</a>"
  }

  private func facet(
    _ name: String, _ label: String, _ none: String, _ facets: [QueueView.Facet], _ selected: String?
  ) -> HTML {
    var options = facets.map { ($0.value, "\($0.title) (\(grouped($0.tally.cases)))") }
    if let selected, !facets.contains(where: { $0.value == selected }) { options.append((selected, "\(selected) (0)")) }
    return Field.choice(name, label, options, selected: selected, none: none, isLabelHidden: true)
  }
}
