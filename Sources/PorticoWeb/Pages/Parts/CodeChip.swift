import Desk

/// A code that opens, without script, to what it says in plain words and what to do.
struct CodeChip {
  /// What is seen before it opens, for example `CO-197`.
  var label: String
  /// The codes that the label joins, with their kinds: `Group`, `Reason`, `Remark`.
  var codes: [(kind: String, code: CodeInWords)]
  var isDenial = false

  /// The chip.
  var html: HTML {
    """
    <details class="chip\(if: isDenial, " denial")" name="chip"><summary>\(label)</summary>\
    <div class="body"><dl>\(codes.map { words($0.kind, $0.code) })</dl></div></details>
    """
  }

  private func words(_ kind: String, _ code: CodeInWords) -> HTML {
    """
    <dt>\(kind) \(code.code)</dt><dd>\(code.meaning ?? "The code tables do not know this code.")</dd>\
    \(code.nextStep.map { "<dt>Next step</dt><dd>\($0)</dd>" })\
    \(code.prevention.map { "<dt>How to prevent it</dt><dd>\($0)</dd>" })
    """
  }
}

extension CodeChip {
  /// A group and a reason as they stand together in a CAS segment.
  init(group: CodeInWords, reason: CodeInWords, isDenial: Bool) {
    self.init(
      label: reason.code.isEmpty ? group.code : "\(group.code)-\(reason.code)",
      codes: [("Group", group), ("Reason", reason)], isDenial: isDenial)
  }

  /// A group code by itself.
  init(group: CodeInWords) {
    self.init(label: group.code, codes: [("Group", group)])
  }

  /// The reason of a denial by itself.
  init(reason: CodeInWords) {
    self.init(label: reason.code, codes: [("Reason", reason)], isDenial: true)
  }

  /// A remark code.
  init(remark: CodeInWords) {
    self.init(label: remark.code, codes: [("Remark", remark)])
  }
}

extension CodeInWords {
  /// The words with their code behind them; the code alone where the tables do not know it.
  var html: HTML {
    guard let meaning else { return "<span class=\"code\">\(code)</span>" }
    return "\(meaning) <span class=\"tag code\">\(code)</span>"
  }
}
