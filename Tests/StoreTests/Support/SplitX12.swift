/// A file cut at its terminators by nothing but positions in ISA: an oracle that shares no code with the reader.
struct SplitX12 {
  private(set) var segments: [[String]] = []

  init(_ bytes: [UInt8]) {
    var separator: UInt8 = 0
    var terminator: UInt8 = 0
    var piece: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: "ISA".utf8), index + 3 < bytes.count, SplitX12.isSeparator(bytes[index + 3]) {
        // ISA16 is the 105th character; line breaks of a wrapped file do not count.
        var header: [UInt8] = []
        var end = index
        while end < bytes.count, header.count < 106 {
          let isWrap = (bytes[end] == 10 || bytes[end] == 13) && header.count < 105
          if !isWrap { header.append(bytes[end]) }
          end += 1
        }
        guard header.count == 106 else { return }
        separator = header[3]
        terminator = header[105]
        segments.append(SplitX12.text(Array(header[..<105])).split(separator, keepingEmpty: true))
        index = end
        piece = []
      } else {
        if bytes[index] == terminator, separator != 0 {
          segments.append(SplitX12.text(piece).split(separator, keepingEmpty: true))
          piece = []
        } else if bytes[index] != 10, bytes[index] != 13 {
          piece.append(bytes[index])
        }
        index += 1
      }
    }
  }

  func count(of id: String) -> Int { segments.count { $0.first?.uppercased() == id } }

  func first(_ id: String) -> [String]? { segments.first { $0.first == id } }

  /// CLP01 of the claims beside which a remark code stands.
  func accounts(withRemark code: String) -> [String] {
    var account = ""
    var found: [String] = []
    for segment in segments {
      if segment[0] == "CLP" { account = segment[1] }
      if ["MOA", "MIA", "LQ"].contains(segment[0]), segment.contains(code) { found.append(account) }
    }
    return found
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == 32)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension String {
  fileprivate func split(_ separator: UInt8, keepingEmpty: Bool) -> [String] {
    split(separator: Character(Unicode.Scalar(separator)), omittingEmptySubsequences: !keepingEmpty).map(String.init)
  }
}
