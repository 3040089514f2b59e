import Desk
import X12

extension CasePage {
  /// The outside deadlines, the first one first. They never pause (guardrail G2).
  var clocks: HTML {
    """
    <section class="card"><h2>Clocks</h2>
    \(if: view.state.clocks.isEmpty, none)
    <ul class="clocks">\(view.state.clocks.sorted { $0.workBy < $1.workBy }.map(clock))</ul>
    \(if: view.state.isHeld(on: view.today), "<p class=\"sub\">The hold does not stop them.</p>")
    </section>
    """
  }

  private var none: HTML { "<p class=\"none\">No outside deadline is known for this case.</p>" }

  private var passed: HTML {
    """
    <p class="sub">This last day has passed: the payer may refuse what is sent now. Escalate, ask for a write-off, or show \
    why it counts from a later date.</p>
    """
  }

  private func left(of clock: ExternalClock) -> HTML {
    if let stop = view.state.stop(of: clock) { return badge(stop.title, stop == .met ? "done" : "plain") }
    return isRunning ? DaysLeft(days: clock.workBy - view.today).html : .nothing
  }

  private func clock(_ clock: ExternalClock) -> HTML {
    """
    <li><p><b>\(clock.kind.title)</b> \(left(of: clock))</p>
    <p class="sub">Last day \(clock.due.html)\(if: clock.workBy != clock.due, ", worked by \(clock.workBy.html)")\
    \(if: !clock.isConfirmed, " \(unverifiedDefault)")</p>
    \(if: isRunning && clock.due < view.today && view.state.stop(of: clock) == nil, passed)
    <p class="sub rule">from the \(clock.anchorSource.title) \(clock.anchor.html), rule <code>\(clock.rule)</code>\
    </p></li>
    """
  }
}
