/// US Letter, as American payers print it.
enum Paper {
  static let width = 612.0
  static let height = 792.0
  static let margin = 64.0
  /// The lowest place that a page's own text may reach.
  static let bottom = height - 72
  static let textWidth = width - 2 * margin
}

/// Something at its place on a page.
enum Mark {
  case line(TextBlock, Int, x: Double, y: Double)
  case rule(x: Double, y: Double, width: Double)
  case picture(AttachedFile, Box)
  case inset(AttachedFile, page: Int, Box)
}

/// A rectangle, from its upper left corner.
struct Box {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
}

/// The pages of one part of a document: the letter itself, or one exhibit.
struct PageFlow {
  let fonts: Fonts
  private(set) var pages: [[Mark]] = []
  /// The height at which the next line of the last page goes.
  private(set) var y = Paper.bottom
  /// What stands at the head of each page of the part.
  private let head: (inout PageFlow) throws(LetterProblem) -> Void

  /// Begins the first page.
  init(fonts: Fonts, head: @escaping (inout PageFlow) throws(LetterProblem) -> Void) throws(LetterProblem) {
    self.fonts = fonts
    self.head = head
    try beginPage()
  }

  mutating func beginPage() throws(LetterProblem) {
    pages.append([])
    y = Paper.margin
    try head(&self)
  }

  /// Goes on to a new page unless so much room is left.
  mutating func need(_ room: Double) throws(LetterProblem) {
    if y + room > Paper.bottom { try beginPage() }
  }

  mutating func skip(_ room: Double) { y += room }

  mutating func place(_ mark: Mark) { pages[pages.count - 1].append(mark) }

  mutating func rule() {
    place(.rule(x: Paper.margin, y: y, width: Paper.textWidth))
    y += 6
  }

  /// Sets a text below what is there, over as many pages as it takes.
  mutating func add(
    _ text: String, _ style: TypeStyle, indent: Double = 0, after gap: Double = 0
  ) throws(LetterProblem) {
    let block = try TextBlock(text, style, width: Paper.textWidth - indent, fonts: fonts)
    for (index, height) in block.heights.enumerated() {
      try need(height)
      place(.line(block, index, x: Paper.margin + indent, y: y))
      y += height
    }
    y += gap
  }

  /// Sets a label with its value beside it.
  mutating func add(
    label: String, value: String, labelWidth: Double = 130, after gap: Double = 2
  ) throws(LetterProblem) {
    let left = try TextBlock(label, .label, width: labelWidth - 8, fonts: fonts)
    let right = try TextBlock(value, .value, width: Paper.textWidth - labelWidth, fonts: fonts)
    for index in 0..<max(left.heights.count, right.heights.count) {
      let heights = [left, right].compactMap { index < $0.heights.count ? $0.heights[index] : nil }
      let height = heights.max() ?? 0
      try need(height)
      if index < left.heights.count { place(.line(left, index, x: Paper.margin, y: y)) }
      if index < right.heights.count { place(.line(right, index, x: Paper.margin + labelWidth, y: y)) }
      y += height
    }
    y += gap
  }

  /// What is left of the page below what is there.
  var rest: Box { Box(x: Paper.margin, y: y, width: Paper.textWidth, height: Paper.bottom - y) }
}
