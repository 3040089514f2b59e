import Desk
import X12

/// Rows of a work queue, in the order in which they should be worked; cards on a narrow screen.
struct QueueTable {
  var rows: [QueueRow]
  /// Whether rows can be picked for a bulk action.
  var isSelectable = false
  var caption: String

  /// The table.
  var html: HTML {
    """
    <table class="queue cards"><caption class="visually-hidden">\(caption)</caption>
    <thead><tr>\(if: isSelectable, selectAll)<th scope="col" class="case">Case, age</th>\
    <th scope="col" class="deadline">Deadline</th><th scope="col" class="who">Patient</th>\
    <th scope="col" class="payer">Payer, reason</th><th scope="col" class="number denied">Denied</th>\
    <th scope="col" class="number net">Expected net</th><th scope="col" class="owner">Owner</th>\
    <th scope="col" class="next">Next, and why now</th></tr></thead>
    <tbody>\(rows.map(line))</tbody></table>
    """
  }

  private var selectAll: HTML {
    """
    <th class="pick"><label class="hit"><input type="checkbox" data-select-all hidden>\
    <span class="visually-hidden">Select all rows of this page</span></label></th>
    """
  }

  private func line(_ row: QueueRow) -> HTML {
    """
    <tr data-case="\(row.id)">\(if: isSelectable, pick(row))\
    <th scope="row" class="case"><a href="\(Path.of(row.id))" data-open>\
    <span class="visually-hidden">Case </span>\(row.id)</a>\
    <span class="sub">\(counted(row.ageDays, "day")) old</span></th>\
    <td class="deadline">\(deadline(row))</td>\
    <td class="who">\(row.patient?.html ?? "<span class=\"none\">Whole file</span>")</td>\
    <td class="payer"><span class="payer-name">\(row.payer)</span>\(reason(row))</td>\
    <td class="number strong denied" data-label="Denied">\(row.deniedHTML)</td>\
    <td class="number net" data-label="Expected net">\
    \(row.expectedHTML)</td>\
    <td class="owner" data-label="Owner">\(owner(row))</td>\
    <td class="next">\(row.nextAction)<span class="sub why"><b>Why now</b> \(row.why)</span></td></tr>

    """
  }

  private func pick(_ row: QueueRow) -> HTML {
    """
    <td class="pick"><label class="hit"><input type="checkbox" name="case" value="\(row.id):\(row.version)">\
    <span class="visually-hidden">Select case \(row.id)</span></label></td>
    """
  }

  private func deadline(_ row: QueueRow) -> HTML {
    let clock = row.deadline?.html ?? "<span class=\"none\">no outside deadline</span>"
    if row.isClosed { return badge("Closed", "done") }
    if row.isPaid { return "\(badge("Paid", "done"))<span class=\"sub\">closing is proposed</span>" }
    if row.isExplained { return "\(badge("Explained", "done"))<span class=\"sub\">closing is proposed</span>" }
    if row.isOver { return "\(badge("Day has passed", "soon"))<span class=\"sub\">closing is proposed</span>" }
    guard let until = row.heldUntil else { return "\(clock)\(if: row.isEscalated, badge("Escalated", "blocked"))" }
    return "<span class=\"badge blocked\">On hold, back \(until.html)</span>\(clock)"
  }

  private func reason(_ row: QueueRow) -> HTML {
    guard !row.reason.isEmpty else { return "\(row.categoryTitle)" }
    let words = CodeInWords(
      code: row.reason, meaning: row.reasonMeaning.isEmpty ? nil : row.reasonMeaning, nextStep: row.nextAction)
    return """
      \(CodeChip(label: row.reason, codes: [("Reason", words)], isDenial: true).html)<span class="sub inline">\
      \(row.categoryTitle)</span>
      """
  }

  private func owner(_ row: QueueRow) -> HTML {
    let person: HTML =
      if let name = row.owner { "<span\(if: row.isMine, " class=\"mine\"")>\(row.isMine ? "You" : name)</span>" } else {
        "<span class=\"none\">Unassigned</span>"
      }
    return "\(person)<span class=\"sub\">\(row.team)</span>"
  }
}

extension QueueRow {
  /// The denied amount as a link to the values that make it.
  var deniedHTML: HTML {
    if visit != nil { return "<span class=\"none\">–</span>" }
    return "<a class=\"figure\" href=\"\(Path.denied(id))\" data-cents=\"\(denied.value)\">\(denied.dollars)</a>"
  }
}

extension QueueRow {
  /// What is expected, or that the payer's history is too short to say.
  var expectedHTML: HTML {
    estimate?.html ?? (visit == nil ? "<span class=\"none\">no history</span>" : "<span class=\"none\">–</span>")
  }
}

extension NetEstimate {
  /// What is expected, and on how much history.
  var html: HTML {
    """
    <span title="The payer paid \(paid.dollars) of \(charged.dollars) charged on \(counted(claims, "paid claim"))">\
    \(expected.wholeDollars)</span>\
    <span class="sub">\(percent)% of \(counted(claims, "claim"))</span>
    """
  }

  /// What the payer paid of what was charged, in whole percent.
  var percent: Int { charged.value > 0 ? Int((Double(paid.value) / Double(charged.value) * 100).rounded()) : 0 }
}
