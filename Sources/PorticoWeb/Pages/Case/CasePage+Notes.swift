import Desk
import X12

extension CasePage {
  /// The forms for a note and for a contact with the outside.
  var notes: HTML {
    guard readOnly == nil else { return "<p class=\"none\">Notes and touches stand in the timeline.</p>" }
    return """
      <h2>Note</h2>
      \(form("note", "\(note)<button class=\"primary\">Add the note</button>"))
      \(if: isOpen, "<h2>Touch <small>a contact with the payer</small></h2>\(form("touch", touch))")
      """
  }

  private var note: HTML {
    """
    <label class="field"><span>Note <kbd>n</kbd></span><textarea name="text" rows="4" required data-key="n">\
    </textarea></label>
    """
  }

  private var touch: HTML {
    """
    <div class="grid">
    <label class="field"><span>Kind <kbd>l</kbd></span><select name="kind" data-key="l">\
    \(Touch.Kind.allCases.map { "<option value=\"\($0.rawValue)\">\($0.title)</option>" as HTML })</select></label>
    \(Field.text("number", "Number or address", required: false))
    \(Field.text("representative", "Representative", required: false))
    \(Field.text("reference", "Reference", required: false))
    \(Field.date("promised", "They promised an answer by", required: false))
    </div>
    \(Field.lines("text", "What was said", required: false))
    <button class="primary">Log the touch</button>
    """
  }
}
