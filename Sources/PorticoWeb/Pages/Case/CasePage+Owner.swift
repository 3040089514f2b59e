import Desk

extension CasePage {
  /// Who owns the case, and how that changes.
  var owner: HTML {
    """
    <section class="card"><h2>Owner</h2>
    <p class="owner">\(ownerName)<span class="sub">\(view.state.team)</span></p>
    \(if: canWork && view.state.person == nil, take)
    \(if: isOpen && context.may(.assignToOthers), assign)
    </section>
    """
  }

  private var ownerName: HTML {
    guard view.state.person != nil else { return "<b class=\"none\">Nobody yet</b>" }
    return "<b>\(view.state.person == context.account.id ? "You" : view.ownerName ?? "An account that was removed")</b>"
  }

  private var take: HTML {
    form(
      "take", name: "", "<button class=\"primary wide\" data-key=\"t\" data-press>Take the case <kbd>t</kbd></button>")
  }

  private var assign: HTML {
    disclosure(
      "Assign", name: "action", key: "a",
      form(
        "assign",
        """
        \(Field.choice("team", "Team", view.sop.teams.map { ($0.name, $0.name) }, selected: view.state.team.name))
        \(Field.person(among: view.people, selected: view.state.person))
        <button class="primary">Assign</button>
        """))
  }
}
