/// The size of a picture, as its file says.
struct PictureSize {
  var columns: Int
  var rows: Int

  var points: Int { columns * rows }

  /// The size in the IHDR chunk of a PNG (W3C PNG, section 11.2.2); nil for anything else.
  init?(png bytes: [UInt8]) {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= 33, bytes.starts(with: signature), Array(bytes[12..<16]) == Array("IHDR".utf8) else {
      return nil
    }
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    self.init(columns: number(16), rows: number(20))
  }

  /// The size in the frame header of a JPEG (ITU-T T.81, B.2.2); nil for anything else.
  init?(jpeg bytes: [UInt8]) {
    guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
    var index = 2
    while index + 3 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF {  // fill byte
        index += 1
        continue
      }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      // Frame headers are C0 to CF without the tables C4, C8 and CC.
      if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) {
        guard index + 8 < bytes.count else { return nil }
        self.init(
          columns: Int(bytes[index + 7]) << 8 | Int(bytes[index + 8]),
          rows: Int(bytes[index + 5]) << 8 | Int(bytes[index + 6]))
        return
      }
      guard length >= 2, marker != 0xDA, marker != 0xD9 else { return nil }
      index += 2 + length
    }
    return nil
  }

  /// A size of at least one point, within what a picture may have on either side.
  private init?(columns: Int, rows: Int) {
    guard 1...32_000 ~= columns, 1...32_000 ~= rows else { return nil }
    self.columns = columns
    self.rows = rows
  }
}
