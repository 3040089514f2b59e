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
    \(Field.choice("person", "Person", people.map { ($0.id.description, $0.name) }, none: "Nobody, the team’s queue"))
    <button name="action" value="assign" class="primary">Assign the selected cases</button>
    """
  }

  private var hold: HTML {
    """
    \(Field.date("until", "Until", required: false, min: view.today.adding(days: 1).description))
    \(Field.text("reason", "Reason", required: false, hint: "Written to each case. Outside deadlines run on; a case returns before its own."))
    <button name="action" value="hold" class="primary">Hold the selected cases</button>
    """
  }
}
