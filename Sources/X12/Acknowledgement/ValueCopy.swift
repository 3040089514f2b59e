/// What a 999 repeats of the values that it calls wrong (IK404).
///
/// The standard wants the copy, so that the sender finds the value without counting; it goes to nobody but the sender, whose own data it is.
/// What would cut the answer apart is left out, as the standard asks. Who keeps answers where others read them leaves all copies out.
struct ValueCopy: Sendable {
  /// By which the answer is cut.
  var delimiters: Delimiters
  /// Whether values are repeated at all.
  var isWanted: Bool

  /// The copy; empty where there is none.
  func text(of finding: Finding) -> String {
    guard isWanted else { return "" }
    let forbidden =
      [delimiters.element, delimiters.component, delimiters.segment] + [delimiters.repetition].compactMap(\.self)
    return finding.value.utf8.contains { forbidden.contains($0) } ? "" : finding.value
  }
}
