/// What a command was about, as it stands after it.
package struct AfterCommand<View: JSONShaped & Sendable>: JSONShaped, Sendable {
  package var view: View
  /// Whether the same command had been carried out before, so that this one changed nothing.
  package var wasRepeated: Bool

  package init(_ view: View, wasRepeated: Bool) {
    self.view = view
    self.wasRepeated = wasRepeated
  }

  package static var shape: JSONShape<AfterCommand<View>> {
    JSONShape("\(View.shape.name)AfterCommand") {
      Member(
        "repeated", about: "Whether it was done before, so that this request changed nothing.",
        \AfterCommand<View>.wasRepeated)
      View.shape.members(of: \AfterCommand<View>.view)
    }
  }
}
