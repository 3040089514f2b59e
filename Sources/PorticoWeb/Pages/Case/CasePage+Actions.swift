import Desk
import X12

extension CasePage {
  /// Hold, escalate, write-off.
  var actions: HTML? {
    guard isOpen, readOnly == nil || view.state.writeOff != nil else { return nil }
    return """
      <section class="card"><h2>Other moves</h2>
      \(if: canWork && !isEmergency, hold)\(if: canWork, escalate)
      \(if: view.appointment == nil, writeOff)</section>
      """
  }

  /// Guardrail G1: nothing of an emergency is paused.
  private var isEmergency: Bool { view.appointment?.visit.urgency == .emergency }

  private var hold: HTML {
    let latest = view.state.firstClock.map { $0.workBy.adding(days: -view.sop.holdBufferDays) }
    let body: HTML
    if let latest, latest <= view.today {
      body = """
        <p>\(badge("Blocked", "blocked")) The first deadline is too near, or past, for a hold.\
        </p>
        """
    } else {
      body = form(
        "hold",
        """
        \(Field.date("until", "Until", min: view.today.adding(days: 1).description, max: latest?.description))
        \(latest.map { "<p class=\"sub\">At the latest \($0.html): outside deadlines run on.</p>" })
        \(Field.text("reason", "Reason"))<button class="primary">Hold</button>
        """)
    }
    return disclosure("Hold", name: "action", key: "h", body)
  }

  private var escalate: HTML {
    disclosure(
      "Escalate", name: "action", key: "e",
      form(
        "escalate",
        """
        <p class="sub">Goes to \(view.sop.escalatesTo), to the front of the queue.</p>
        \(Field.text("reason", "Reason"))<button class="primary">Escalate</button>
        """))
  }

  private var writeOffLimit: String {
    "At most \(view.denied.amount.dollars). Above \(view.sop.writeOffLimit.dollars) a manager must approve."
  }

  private var decline: HTML {
    form("write-off/decline", "\(Field.text("reason", "Reason"))<button>Decline the write-off</button>")
  }

  private var writeOff: HTML {
    guard let writeOff = view.state.writeOff else {
      guard canWork else { return .nothing }
      return disclosure(
        "Write-off", name: "action", key: "w",
        form(
          "write-off",
          """
          \(Field.dollars("amount", "Amount", hint: writeOffLimit))
          \(Field.text("reason", "Reason"))<button class="primary">Ask for the write-off</button>
          """))
    }
    if writeOff.isApproved { return "<p>\(badge("Approved", "done")) Write-off of \(writeOff.amount.dollars)</p>" }
    return """
      <div class="waiting"><p>\(badge("Waits for approval", "soon")) Write-off of \(writeOff.amount.dollars)</p>\
      \(decision(writeOff))</div>
      """
  }

  private func decision(_ writeOff: CaseState.WriteOff) -> HTML {
    if let why = context.refusal(.approveWriteOff(writeOff.amount, requestedBy: writeOff.requestedBy ?? AccountID(0))) {
      return "<p class=\"sub\">\(why)</p>"
    }
    return """
      \(form("write-off/approve", name: "", "<button class=\"primary\">Approve the write-off</button>"))
      \(disclosure("Decline", name: "menu", decline))
      """
  }
}
