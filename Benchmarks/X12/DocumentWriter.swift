import Foundation

/// Writes a document segment by segment into a file, and keeps the places of what is wrong in it on purpose.
final class DocumentWriter {
  /// A finding that a check must tell: its rule, and the byte at which it lies.
  struct Planted: Hashable, Comparable {
    var offset: Int
    var rule: String

    static func < (left: Planted, right: Planted) -> Bool { (left.offset, left.rule) < (right.offset, right.rule) }
  }

  /// Element, segment, component and repetition separator.
  struct Separators {
    var element = UInt8(ascii: "*")
    var segment = UInt8(ascii: "~")
    var component = UInt8(ascii: ":")
    var repetition = UInt8(ascii: "^")

    /// Four characters in that order.
    init?(_ text: String) {
      let bytes = Array(text.utf8)
      guard bytes.count == 4, Set(bytes).count == 4 else { return nil }
      (element, segment, component, repetition) = (bytes[0], bytes[1], bytes[2], bytes[3])
    }

    init() {}
  }

  private let file: FileHandle
  private let separators: Separators
  private let isPlain: Bool
  private var buffer: [UInt8] = []
  private(set) var planted: [Planted] = []
  /// Bytes and segments written so far.
  private(set) var size = 0
  private(set) var segments = 0

  init(_ url: URL, _ separators: Separators) throws {
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
    self.separators = separators
    isPlain = separators.element == 0x2A && separators.component == 0x3A && separators.repetition == 0x5E
    buffer.reserveCapacity(1 << 21)
  }

  /// Writes a segment, given with `*`, `:` and `^`; `rule` is what an element or component of it breaks, element 0 the segment itself.
  func put(_ text: String, breaking rule: String? = nil, element: Int = 0, component: Int = 1) throws {
    let start = buffer.count
    buffer.append(contentsOf: text.utf8)
    if let rule { planted.append(Planted(offset: size + place(element, component, from: start), rule: rule)) }
    if !isPlain, !text.hasPrefix("ISA") { translate(from: start) }
    buffer.append(separators.segment)
    size += buffer.count - start
    segments += 1
    if buffer.count > 1 << 20 { try flush() }
  }

  func header(_ group: String, _ version: String) throws {
    let element = String(decoding: [separators.element], as: UTF8.self)
    let fields = [
      "ISA", "00", "          ", "00", "          ", "ZZ", "SENDER         ", "ZZ", "RECEIVER       ", "240720", "0800",
      String(decoding: [separators.repetition], as: UTF8.self), "00501", "000000001", "0", "P",
      String(decoding: [separators.component], as: UTF8.self),
    ]
    try put(fields.joined(separator: element))
    try put("GS*\(group)*SENDER*RECEIVER*20240720*0800*1*X*\(version)")
  }

  func trailer(sets: Int) throws {
    try put("GE*\(sets)*1")
    try put("IEA*1*000000001")
    try flush()
    try file.close()
  }

  private func flush() throws {
    try file.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }

  /// How far into the segment an element or a component of it begins.
  private func place(_ element: Int, _ component: Int, from start: Int) -> Int {
    var (elements, components, index) = (0, 1, start)
    while elements < element || (elements == element && components < component), index < buffer.count {
      if buffer[index] == 0x2A {
        elements += 1
        components = 1
      } else if buffer[index] == 0x3A {
        components += 1
      }
      index += 1
    }
    return index - start
  }

  private func translate(from start: Int) {
    for index in start..<buffer.count {
      switch buffer[index] {
      case 0x2A: buffer[index] = separators.element
      case 0x3A: buffer[index] = separators.component
      case 0x5E: buffer[index] = separators.repetition
      default: break
      }
    }
  }
}
