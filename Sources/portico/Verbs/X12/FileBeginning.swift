import Doors

/// The first bytes of a file, to say what it is when it is no X12.
struct FileBeginning {
  private static let kept = 64
  private var bytes: [UInt8] = []

  /// Takes note of the next piece of the file; blank lines at its beginning say nothing.
  mutating func take(_ piece: [UInt8]) {
    guard bytes.count < Self.kept else { return }
    bytes += bytes.isEmpty ? piece.drop(while: Self.isBlank).prefix(Self.kept) : piece.prefix(Self.kept - bytes.count)
  }

  /// That the file holds no X12, what is there instead, and what to do.
  func noX12(in path: String) -> String { "\(path) holds no X12: \(instead)" }

  private var instead: String {
    if let kind = FileKind(firstBytes: bytes) { return "it is \(kind.words). Ask the sender for the X12 file." }
    let text = String(decoding: bytes.prefix { 0x20..<0x7F ~= $0 }.prefix(20), as: UTF8.self)
    return switch true {
    case bytes.isEmpty: "there is nothing in it. Fetch it again, or ask the sender for it."
    case text.hasPrefix("-----BEGIN"): "it is encrypted or signed. Decrypt it first."
    case isWide: "it is text in UTF-16. Save it as plain text (ASCII or UTF-8)."
    case text.hasPrefix("ISA"):
      "its header (ISA) cannot be used, because its 16 elements and delimiters cannot be told. Ask the sender for the file again."
    case text.lowercased().hasPrefix("isa"):
      "it begins with \"\(text.prefix(3))\", and names of segments are written in capital letters. Ask the sender for the file as it was made."
    case text.count < 3:
      "it begins with bytes that are no text. Check that it is the right file, and that it is not encrypted."
    default:
      "it begins with \"\(text)\", and no interchange header (ISA) follows. Check that it is the right file, or ask the sender for "
        + "one that begins with ISA and ends with IEA."
    }
  }

  /// Whether each character takes two bytes.
  private var isWide: Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.count > 3 && (bytes[0] == 0 && bytes[2] == 0 || bytes[1] == 0 && bytes[3] == 0)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
