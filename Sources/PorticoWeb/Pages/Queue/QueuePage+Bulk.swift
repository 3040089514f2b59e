import Desk
import X12

extension QueuePage {
  /// What can be done with the picked rows.
  var bulk: HTML {
    """
    <div class="bulk" role="group" aria-label="Actions for the selected cases">
    <p class="picked"><b data-picked>0</b> selected</p>
    \(disclosure("Assign", name: "menu", key: "a", assign))
    \(disclosure("Hold", name: "menu", key: "h", hold))
    \(order)</div>
    """
  }

  private var assign: HTML {
    """
    \(Field.choice("team", "Team", teams.map { ($0.name, $0.name) }, none: "Leave as it is"))
    \(Field.person(among: people, selected: nil))
    <button name="action" value="assign" class="primary">Assign the selected cases</button>
    """
  }

  private var holdHint: String { "Written to each case. Outside deadlines run on; a case returns before its own." }

  private var hold: HTML {
    """
    \(Field.date("until", "Until", required: false, min: view.today.adding(days: 1).description))
    \(Field.text("reason", "Reason", required: false, hint: holdHint))
    <button name="action" value="hold" class="primary">Hold the selected cases</button>
    """
  }
}
