import Desk
import Trail
import X12

extension PageContext {
  /// The session's token as a hidden field.
  var token: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(csrf)\">" }

  /// A form that sends one command, with the session's token and a command id of its own.
  func form(_ path: String, name: String = "", _ body: HTML) -> HTML {
    """
    <form action="\(path)" method="post" class="\(name)">\(token)\
    <input type="hidden" name="command" value="\(newCommandID())">\(body)</form>
    """
  }

  /// A form that sends files along.
  func uploadForm(_ path: String, name: String = "", _ body: HTML) -> HTML {
    """
    <form action="\(path)" method="post" enctype="multipart/form-data" class="\(name)">\(token)\
    <input type="hidden" name="command" value="\(newCommandID())">\(body)</form>
    """
  }
}

/// The fields of forms: each inside its label.
enum Field {
  /// A line of text.
  static func text(_ name: String, _ label: String, required: Bool = true, hint: String? = nil) -> HTML {
    """
    <label class="field"><span>\(label)\(optional(required))</span>\
    <input name="\(name)" autocomplete="off"\(if: required, " required")>\(hint.map(note))</label>
    """
  }

  /// Several lines of text.
  static func lines(_ name: String, _ label: String, required: Bool = true) -> HTML {
    """
    <label class="field"><span>\(label)\(optional(required))</span>\
    <textarea name="\(name)" rows="3"\(if: required, " required")></textarea></label>
    """
  }

  /// A date, written as `2026-11-22` where the browser has no date field.
  static func date(
    _ name: String, _ label: String, required: Bool = true, min: String? = nil, max: String? = nil,
    value: CalendarDate? = nil
  ) -> HTML {
    """
    <label class="field"><span>\(label)\(optional(required))</span>\
    <input type="date" name="\(name)"\(if: required, " required")\(min.map { " min=\"\($0)\"" })\
    \(max.map { " max=\"\($0)\"" })\(value.map { " value=\"\($0.description)\"" })></label>
    """
  }

  /// An amount in dollars and cents.
  static func dollars(_ name: String, _ label: String, required: Bool = true, hint: String? = nil) -> HTML {
    """
    <label class="field"><span>\(label)\(optional(required))</span>\
    <span class="money"><span aria-hidden="true">$</span><input name="\(name)" inputmode="decimal" autocomplete="off" \
    pattern="[0-9]+([.][0-9]{2})?" title="Dollars and cents, such as 250.00"\(if: required, " required")></span>\
    \(hint.map(note))</label>
    """
  }

  /// One of several values; the first entry is the choice of none when `none` has words for it.
  static func choice(
    _ name: String, _ label: String, _ options: [(value: String, title: String)], selected: String? = nil,
    none: String? = nil, isLabelHidden: Bool = false, required: Bool = false
  ) -> HTML {
    """
    <label class="field"><span\(if: isLabelHidden, " class=\"visually-hidden\"")>\(label)</span><select name="\(name)"\(if: required, " required")>\
    \(none.map { "<option value=\"\">\($0)</option>" })\
    \(options.map { option($0.value, $0.title, isSelected: $0.value == selected) })</select></label>
    """
  }

  /// One of the people who may own cases, or nobody.
  static func person(among people: [Account], selected: AccountID?) -> HTML {
    choice(
      "person", "Person", people.map { ($0.id.description, $0.name) }, selected: selected?.description,
      none: "Nobody, the team’s queue")
  }

  /// A file to attach.
  static func file(_ name: String, _ label: String, required: Bool = true, several: Bool = false) -> HTML {
    """
    <label class="field"><span>\(label)\(optional(required))</span>\
    <input type="file" name="\(name)"\(if: required, " required")\(if: several, " multiple")></label>
    """
  }

  private static func option(_ value: String, _ title: String, isSelected: Bool) -> HTML {
    "<option value=\"\(value)\"\(if: isSelected, " selected")>\(title)</option>"
  }

  private static func optional(_ required: Bool) -> HTML {
    required ? .nothing : " <small>optional</small>"
  }

  private static func note(_ text: String) -> HTML { "<small class=\"hint\">\(text)</small>" }
}

/// A part that opens to more, without script.
func disclosure(_ summary: String, name: String = "more", key: String? = nil, id: String? = nil, _ body: HTML) -> HTML {
  """
  <details class="\(name)"\(id.map { " id=\"\($0)\"" })><summary\(key.map { " data-key=\"\($0)\"" })>\(summary)\
  \(key.map { " <kbd>\($0)</kbd>" })</summary><div class="body">\(body)</div></details>
  """
}
