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
  func text(of finding: Finding) -> String { isWanted && isWhole(finding.value) ? finding.value : "" }

  /// Whether nothing of the text would cut the answer apart, nor is anything that no other file could hold.
  func isWhole(_ text: String) -> Bool { text.utf8.allSatisfy(isPlain) }

  /// A name or number of a header, whatever stands there, in so many characters: without what would cut the answer apart, filled up
  /// with zeros.
  func name(_ text: String, _ length: ClosedRange<Int>) -> String {
    let plain = String(decoding: text.utf8.filter(isPlain).prefix(length.upperBound), as: UTF8.self)
    return String(repeating: "0", count: max(0, length.lowerBound - plain.utf8.count)) + plain
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    0x20..<0x7F ~= byte && byte != delimiters.element && byte != delimiters.component && byte != delimiters.segment
      && byte != delimiters.repetition
  }
}
