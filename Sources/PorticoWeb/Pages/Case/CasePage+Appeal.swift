import Desk
import Trail
import X12

extension CasePage {
  /// What the packet needs, what is there, its versions, and how it went out.
  func appeal(_ view: AppealView) -> HTML {
    if let why = view.refusal {
      return "<h2>No appeal</h2><p class=\"none\">\(why)</p>\(if: !view.packets.isEmpty, versions(view))"
    }
    return """
      \(deadline(view))
      <h2>Exhibits <small>\(exhibitCount(view))</small></h2>
      \(if: !view.missing.isEmpty, missing(view))
      <ol class="exhibits">\(view.exhibits.map(exhibit))</ol>
      \(if: canWork, make(view))
      \(versions(view))
      \(if: canWork, steps(view))
      """
  }

  private func exhibitCount(_ view: AppealView) -> String {
    let there = view.exhibits.count { $0.isOwn || !$0.pieces.isEmpty }
    return "\(there) of \(view.exhibits.count) are there"
  }

  private func deadline(_ view: AppealView) -> HTML {
    """
    <ul class="levels">\(view.levels.map(level))</ul>
    """
  }

  private func level(_ view: AppealView.LevelView) -> HTML {
    let isSent = view.clock.map { self.view.state.isMet($0) } ?? false
    let state: HTML =
      if isSent {
        badge("Sent", "done")
      } else if let clock = view.clock, isRunning {
        DaysLeft(days: clock.workBy - self.view.today).html
      } else {
        .nothing
      }
    let last: HTML =
      if let clock = view.clock {
        " <span class=\"sub\">last day \(clock.due.html)\(if: !clock.isConfirmed, " \(unverifiedDefault)")</span>"
      } else {
        " <span class=\"sub\">no deadline is known yet</span>"
      }
    return """
      <li\(if: view.isNext, " class=\"current\"")><b>\(view.level.title)</b>\(if: view.isNext && !isSent, " \(badge("Next", "now"))") \
      \(state)\(last)</li>
      """
  }

  private func missing(_ view: AppealView) -> HTML {
    """
    <div class="missing all" id="packet-missing">\(badge("Blocked", "blocked")) <div><p>No packet is made before these are \
    there:</p><ul>\(view.missing.map { "<li>\($0.title)</li>" as HTML })</ul></div></div>
    """
  }

  private func exhibit(_ view: AppealView.ExhibitView) -> HTML {
    let state: HTML =
      if view.isOwn || !view.pieces.isEmpty {
        badge("There", "done")
      } else {
        view.isMissing ? badge("Missing", "blocked") : badge("Optional")
      }
    return """
      <li class="exhibit"><p>\(state) \(view.number.map { "<b>Exhibit \($0)</b> " })\(view.exhibit.title)</p>
      \(if: view.isOwn, ownDecision)\
      \(if: !view.pieces.isEmpty, "<ul class=\"files\">\(view.pieces.map { piece($0, of: view.exhibit) })</ul>")\
      \(if: canWork && !view.isOwn, attach(view.exhibit))</li>
      """
  }

  private var ownDecision: HTML {
    """
    <p class="sub">Made from the payer’s own file: \(view.claim.map { "<a href=\"\(Path.of($0))\">the claim and its segments</a>" })\
    </p>
    """
  }

  private func piece(_ piece: AppealView.PieceView, of exhibit: SOP.Exhibit) -> HTML {
    """
    <li><a href="\(Path.of(piece.piece.evidence, in: id))">\(piece.title)</a> \
    <span class="sub">\(piece.piece.evidence.kind)\(if: piece.isFromChecklist, ", from the checklist")</span>\
    \(if: canWork && !piece.isFromChecklist, takeOut(piece, of: exhibit))</li>
    """
  }

  private func takeOut(_ piece: AppealView.PieceView, of exhibit: SOP.Exhibit) -> HTML {
    disclosure(
      "Take out", name: "menu",
      form(
        "appeal/exhibit/remove",
        """
        <input type="hidden" name="exhibit" value="\(exhibit.id)">\
        <input type="hidden" name="piece" value="\(piece.formValue)">\
        \(Field.text("reason", "Why"))<button class="primary">Take it out</button>
        """))
  }

  private func attach(_ exhibit: SOP.Exhibit) -> HTML {
    disclosure(
      "Attach", name: "menu",
      uploadForm(
        "appeal/exhibit",
        """
        <input type="hidden" name="exhibit" value="\(exhibit.id)">\
        \(Field.text("title", "What it is"))\
        <label class="field"><span>A file <small>PDF, PNG, JPEG or plain text</small></span>\
        <input type="file" name="file"></label>\
        <label class="field"><span>or a segment <small>click an amount and copy that page’s address</small></span>\
        <input name="segment" list="cited-segments" autocomplete="off" placeholder="/documents/…/bytes/…"></label>\
        <button class="primary">Attach</button>
        """))
  }

  private func make(_ view: AppealView) -> HTML {
    let levels = view.levels.filter { $0.refusal == nil }
    guard let next = view.next, !levels.isEmpty else {
      let why = view.next?.refusal ?? view.levels.compactMap(\.refusal).first
      return why.map { "<p class=\"none\">\($0)</p>" } ?? .nothing
    }
    return """
      <h2>Letter</h2>
      \(form("appeal", name: "stack packet-form", """
        \(Field.choice("level", "Level", levels.map { ($0.level.rawValue, $0.level.title) }, selected: next.level.rawValue))\
        <label class="field"><span>Address <small>optional, below the payer’s name</small></span>\
        <textarea name="address" rows="2" autocomplete="off"></textarea></label>\
        <label class="field"><span>Words of the letter <small>the SOP proposes them; read and change them. An empty line \
        begins a paragraph.</small> <kbd>p</kbd></span><textarea name="letter" rows="14" required data-key="p">\(view.proposedText)</textarea></label>\
        \(if: !view.missing.isEmpty, "<p class=\"sub\">Blocked: a required exhibit is missing; a preview says which.</p>")\
        \(secondLook(view))\
        <p class="row"><button class="primary"\(if: !view.missing.isEmpty, " aria-describedby=\"packet-missing\"")>\
        Make packet \(self.view.state.appeal.packets.count + 1)</button>\
        <button formaction="\(Path.of(id))/appeal/preview" formtarget="_blank">Preview the PDF</button></p>
        """))
      """
  }

  private func secondLook(_ view: AppealView) -> HTML? {
    guard let limit = view.needsSecondLookAbove, self.view.denied.amount > limit else { return nil }
    return """
      <p class="sub">Above \(limit.dollars) somebody else approves the packet before it goes.</p>
      """
  }
}
