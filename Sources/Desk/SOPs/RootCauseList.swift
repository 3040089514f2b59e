extension [SOP.RootCause] {
  /// Reads the root causes of a category. One id means one cause in the whole SOP, so that a team's list can count by it.
  ///
  /// - Parameter known: the causes of the categories above.
  init(_ reader: YAMLReader?, known: [SOP.RootCause]) throws(FileProblem) {
    self = []
    guard let reader else { return }
    for entry in try reader.entriesOfList() {
      try entry.allow(["id", "title", "team"])
      let cause = SOP.RootCause(
        id: try entry.required("id").text(), title: try entry.required("title").text(),
        team: Team(try entry.required("team").text()))
      guard !contains(where: { $0.id == cause.id }) else {
        throw entry.problem("the root cause '\(cause.id)' stands twice")
      }
      if let other = known.first(where: { $0.id == cause.id }), other != cause {
        throw entry.problem(
          "the root cause '\(cause.id)' is “\(other.title)” of \(other.team) in a category above: write it the same, or "
            + "give this one an id of its own")
      }
      append(cause)
    }
  }
}
