extension Segment {
  /// The text of an element, line breaks left out; bytes that are not UTF-8 are taken for Latin-1.
  public func text(_ element: Int) -> String { text(bounds(element)) }

  /// The text of a component, line breaks left out.
  public func text(_ element: Int, component: Int) -> String { text(bounds(element, component)) }

  /// The text of an element without the spaces that fill it up.
  public func trimmedText(_ element: Int) -> String {
    var bounds = bounds(element)
    while !bounds.isEmpty, buffer[bounds.upperBound - 1] == .space {
      bounds = bounds.lowerBound..<bounds.upperBound - 1
    }
    while !bounds.isEmpty, buffer[bounds.lowerBound] == .space { bounds = bounds.lowerBound + 1..<bounds.upperBound }
    return text(bounds)
  }

  /// The amount in an element (data type R); `nil` when it is empty, not an amount, or beyond ten billion dollars, so that
  /// no sum of amounts leaves the range of integers.
  public func cents(_ element: Int) -> Cents? {
    let amount =
      lineBreaks == .none
      ? Cents(decimal: buffer.span.extracting(bounds(element))) : Cents(decimal: text(element))
    return amount.flatMap { $0.value.magnitude <= 1_000_000_000_000 ? $0 : nil }
  }

  /// The date in an element (`CCYYMMDD`); `nil` when it is empty or not a date.
  public func date(_ element: Int) -> CalendarDate? {
    guard lineBreaks == .none else {
      let digits = Array(text(element).utf8)
      return CalendarDate(d8: digits.span)
    }
    return CalendarDate(d8: buffer.span.extracting(bounds(element)))
  }

  /// The modifiers in a composite that begins with a code's kind and the code: components 3 to 6 that are not empty.
  func modifiers(_ element: Int) -> [String] {
    let components = componentCount(element)
    guard components > 2 else { return [] }
    return (3...min(components, 6)).filter { !bounds(element, $0).isEmpty }.map { text(element, component: $0) }
  }

  /// The count in an element (data type N0); `nil` when it is empty or not a whole number.
  public func count(_ element: Int) -> Int? {
    guard lineBreaks == .none else {
      let digits = text(element)
      return digits.utf8.allSatisfy(\.isDigit) ? Int(digits) : nil
    }
    let bytes = buffer.span
    let bounds = bounds(element)
    // Eighteen digits stay in the range of integers; leading zeros do not count.
    var start = bounds.lowerBound
    while start < bounds.upperBound - 1, bytes[start] == UInt8(ascii: "0") { start += 1 }
    guard !bounds.isEmpty, bounds.upperBound - start <= 18 else { return nil }
    var count = 0
    for index in start..<bounds.upperBound {
      guard bytes[index].isDigit else { return nil }
      count = count &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0"))
    }
    return count
  }

  private func text(_ bounds: Range<Int>) -> String {
    if bounds.isEmpty { return "" }
    if lineBreaks == .none, !holdsUnusualCharacters { return String(decoding: buffer[bounds], as: UTF8.self) }
    let kept = buffer[bounds].filter { $0 != .carriageReturn && $0 != .lineFeed }
    let text =
      String(validating: kept, as: UTF8.self) ?? String(String.UnicodeScalarView(kept.map { Unicode.Scalar($0) }))
    // What ends a text for other programs is shown by its symbol, so that nothing after it is lost.
    return text.utf8.contains(0) ? text.replacing("\0", with: "\u{2400}") : text
  }
}
