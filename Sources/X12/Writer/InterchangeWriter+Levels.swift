extension InterchangeWriter {
  /// A level (HL) whose content is being written.
  struct OpenLevel: Sendable {
    /// HL01.
    var number: Int
    /// Where its segment begins.
    var start: Int
    /// Where its HL04 stands while it is not known whether levels follow below it; `nil` once it is, or where the guide wants none.
    var answer: Int?
  }

  /// Writes a level around what `body` writes: its number, the level that it lies in and whether levels lie below it are the
  /// writer's own.
  ///
  /// - Parameters:
  ///   - code: HL03.
  ///   - body: writes the segments of the level, and the levels below it.
  public mutating func level(_ code: String, _ body: (inout InterchangeWriter) throws -> Void) throws {
    if let parent = openLevels.indices.last, let answer = openLevels[parent].answer {
      bytes[answer] = UInt8(ascii: "1")
      openLevels[parent].answer = nil
    }
    levels += 1
    let above = openLevels.last?.number
    let saysChildren = !levelsWithoutAnswer.contains(code)
    openLevels.append(OpenLevel(number: levels, start: bytes.count, answer: saysChildren ? bytes.count : nil))
    try write(
      SegmentText(
        "HL", ElementText(String(levels)), ElementText(above.map { String($0) } ?? ""), ElementText(code),
        saysChildren ? "0" : ""))
    if saysChildren { openLevels[openLevels.count - 1].answer = bytes.count - lineBreak.count - 2 }
    try body(&self)
    openLevels.removeLast()
    try settle()
  }

  /// Writes an HL segment under its parent and gives the level's number; for levels whose content does not nest in the program.
  ///
  /// - Parameters:
  ///   - code: HL03.
  ///   - parent: the number of the level above; `nil` for the first.
  ///   - hasChildren: HL04; `nil` leaves it out.
  @discardableResult
  public mutating func level(_ code: String, under parent: Int?, hasChildren: Bool?) throws(WriteProblem) -> Int {
    levels += 1
    try write(
      SegmentText(
        "HL", ElementText(String(levels)), ElementText(parent.map { String($0) } ?? ""), ElementText(code),
        ElementText(hasChildren.map { $0 ? "1" : "0" } ?? "")))
    return levels
  }
}
