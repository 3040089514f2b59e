/// Writes X12 segments as bytes.
struct SegmentWriter {
  private(set) var bytes: [UInt8] = []
  /// Segments written so far.
  private(set) var count = 0
  private let delimiters: Delimiters
  private let wrap: Payer.Wrap

  init(_ delimiters: Delimiters, wrap: Payer.Wrap) {
    (self.delimiters, self.wrap) = (delimiters, wrap)
  }

  /// Writes a segment; empty elements at its end are left out.
  mutating func segment(_ elements: String...) {
    write(elements)
  }

  /// Writes a segment; empty elements at its end are left out.
  mutating func write(_ elements: [String]) {
    var last = elements.count
    while last > 0, elements[last - 1].isEmpty { last -= 1 }
    for (index, element) in elements[..<last].enumerated() {
      if index > 0 { bytes.append(delimiters.element) }
      bytes.append(contentsOf: element.utf8)
    }
    bytes.append(delimiters.segment)
    switch wrap {
    case .none: break
    case .lf: bytes.append(0x0a)
    case .crlf: bytes.append(contentsOf: [0x0d, 0x0a])
    }
    count += 1
  }

  /// The parts as one element; empty parts at its end are left out.
  func composite(_ parts: String...) -> String {
    var parts = parts
    while let last = parts.last, last.isEmpty { parts.removeLast() }
    return parts.joined(separator: character(delimiters.component))
  }

  /// The separator of components, for composites of any number of parts.
  var component: String { character(delimiters.component) }

  /// Opens an interchange with one functional group; ISA has a fixed width.
  mutating func open(_ group: Group) {
    // Payers send at some minute between six in the morning and nine in the evening.
    let minute = group.control % 900
    let time = padded(6 + minute / 60, 2) + padded(minute % 60, 2)
    segment(
      "ISA", "00", filled("", 10), "00", filled("", 10), "ZZ", filled(group.sender, 15), "ZZ",
      filled(group.receiver, 15), group.date.short, time, character(delimiters.repetition), "00501",
      padded(group.control, 9), "0", "P", character(delimiters.component))
    segment(
      "GS", group.code, group.sender, group.receiver, group.date.compact, time, String(group.control), "X",
      group.version)
  }

  /// Closes what `open` opened.
  mutating func close(_ group: Group, sets: Int) {
    segment("GE", String(sets), String(group.control))
    segment("IEA", "1", padded(group.control, 9))
  }

  /// What ISA and GS say; the control number serves both.
  struct Group {
    let code: String
    let version: String
    let sender: String
    let receiver: String
    let date: CalendarDate
    let control: Int
  }

  private func filled(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  private func character(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }
}
