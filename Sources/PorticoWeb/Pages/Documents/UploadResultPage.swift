import Desk
import Trail
import X12

/// What became of the files that were just sent.
struct UploadResultPage: Page {
  var files: [UploadedFile]
  var context: PageContext

  var title: String { "Files received" }
  var place: Place? { .documents }

  var main: HTML {
    """
    <p class="over"><a href="/documents">Documents</a></p>
    <h1>\(headline)</h1>
    \(if: files.isEmpty, "<div class=\"empty\"><p>No file was sent. Pick one or more files first.</p></div>")\
    \(files.map(file))
    <p><a class="button primary" href="/queue">Work queue</a> <a class="button" href="/documents">Add more files</a></p>
    """
  }

  private var headline: String {
    let claims = files.reduce(0) { total, file in
      guard case .received(let view) = file.outcome else { return total }
      return total + view.row.claims
    }
    let services = files.reduce(0) { total, file in
      guard case .received(let view) = file.outcome else { return total }
      return total + (view.row.schedule?.services ?? 0)
    }
    guard services > 0 else { return "\(counted(files.count, "file")), \(counted(claims, "claim"))" }
    let claimsToo = claims > 0 ? ", \(counted(claims, "claim"))" : ""
    return "\(counted(files.count, "file"))\(claimsToo), \(counted(services, "scheduled service"))"
  }

  private func file(_ file: UploadedFile) -> HTML {
    switch file.outcome {
    case .refused(let reason):
      return """
        <section class="panel"><h2 class="name">\(file.name)</h2><p>\(badge("Refused", "late")) \(reason)</p></section>
        """
    case .known(let digest):
      return """
        <section class="panel"><h2 class="name"><a href="\(Path.document(digest))">\(file.name)</a></h2>\
        <p>\(badge("Received before")) The same bytes were received before. Nothing was counted twice.</p></section>
        """
    case .received(let view):
      return """
        <section class="panel"><h2 class="name"><a href="\(Path.document(view.row.digest))">\(file.name)</a> \
        \(view.row.status.html)</h2>\
        \(if: view.row.status == .receiving, "<p>It is still being read. Its page shows how far it is.</p>")\
        \(view.row.schedule.map(schedule))\
        <ul class="results">\(view.sets.map(set))</ul>\(problems(view))</section>
        """
    }
  }

  private func schedule(_ schedule: DocumentRow.Schedule) -> HTML {
    """
    <p>\(counted(schedule.services, "scheduled service")), of which \(grouped(schedule.added)) new or changed\
    \(if: schedule.refused > 0, "; \(counted(schedule.refused, "row")) in quarantine, named below")\
    . <a href="/clearance">Clearance board</a></p>
    """
  }

  private func set(_ set: DocumentView.SetRow) -> HTML {
    """
    <li><b>\(set.type)</b> <span class="code">\(set.controlNumber)</span> \(set.disposition.html) \
    \(counted(set.claims, "claim"))\(set.reason.map { "<span class=\"sub why\">\($0)</span>" })</li>
    """
  }

  private func problems(_ view: DocumentView) -> HTML? {
    guard !view.problems.isEmpty else { return nil }
    return """
      <h3>\(counted(view.problems.count, "problem"))</h3><ul class="results">\(view.problems.prefix(20).map(problem))\
      </ul>\
      \(if: view.problems.count > 20, "<p><a href=\"\(Path.document(view.row.digest))\">All problems</a></p>")
      """
  }

  private func problem(_ row: DocumentView.ProblemRow) -> HTML {
    """
    <li><code>\(row.problem.rule)</code> \(row.problem.isOfSchedule ? "line" : "segment") \(grouped(row.problem.segment)) \(row.problem.segmentID), \
    byte \(grouped(row.problem.offset)): \(row.problem.message)</li>
    """
  }
}

/// A file as it arrived, and what became of it.
struct UploadedFile: Sendable {
  enum Outcome: Sendable {
    case received(DocumentView)
    /// The same bytes were received before.
    case known(Digest)
    /// Not even kept, with the reason and what to do.
    case refused(String)
  }

  /// The name that the sender gave it.
  var name: String
  var outcome: Outcome
}
