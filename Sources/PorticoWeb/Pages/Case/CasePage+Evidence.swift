import Desk
import Trail
import X12

extension CasePage {
  /// What is attached, and the form to attach more.
  var evidence: HTML {
    """
    \(files)
    \(if: canWork, attach)
    """
  }

  private var files: HTML {
    guard !view.files.isEmpty else { return "<p class=\"none\">Nothing is attached yet.</p>" }
    return "<ul class=\"files\">\(view.files.map(file))</ul>"
  }

  private func file(_ file: CaseView.FileView) -> HTML {
    """
    <li><a href="\(Path.of(file.evidence, in: id))">\(file.title)</a> \
    <span class="sub">\(file.evidence.kind)</span></li>
    """
  }

  private var attach: HTML {
    """
    <h2>Attach a file</h2>
    \(uploadForm("evidence", fields))
    """
  }

  private var fields: HTML {
    """
    \(Field.text("title", "What it is", hint: "For example: authorisation letter of 2026-10-02"))\
    \(Field.file("file", "File"))<button class="primary">Attach</button>
    """
  }
}

extension Evidence {
  /// What kind of proof it is.
  var kind: String {
    switch self {
    case .file(let digest): "file, SHA-256 \(digest.description.prefix(12))…"
    case .segment(_, let range): "segment at byte \(range.start)"
    }
  }
}
