import Desk
import X12

/// How near a deadline is: in words always, in colour besides.
struct DaysLeft {
  /// Days until the day by which the desk works it; negative when that day has passed.
  var days: Int

  private var tone: HTML {
    switch days {
    case ..<0: "late"
    case 0...7: "soon"
    default: "calm"
    }
  }

  private var words: String {
    switch days {
    case ..<0: "\(counted(-days, "day")) late"
    case 0: "Due today"
    default: "\(counted(days, "day")) left"
    }
  }

  /// The words in their colour.
  var html: HTML { "<span class=\"days \(tone)\">\(words)</span>" }
}

extension QueueRow.Deadline {
  /// Days left, what for, the last day, and whether anybody has confirmed the rule.
  var html: HTML {
    """
    \(DaysLeft(days: daysLeft).html)<span class="sub">\(kind.title) \(due.html)\
    \(if: !isConfirmed, " \(unverifiedDefault)")</span>
    """
  }
}

/// The mark of a deadline whose rule nobody has checked against the contract (guardrail G2).
let unverifiedDefault: HTML = """
  <span class="unverified" title="The days come from a general default; nobody has checked them against the contract.">\
  unverified default</span>
  """
