extension Letter {
  /// Every page of the letter and its exhibits, with their feet.
  func pages(_ fonts: Fonts) throws(LetterProblem) -> [[Mark]] {
    var pages = try numbered(try letterPages(fonts), fonts) { page, count in "Page \(page) of \(count)" }
    for (index, exhibit) in exhibits.enumerated() {
      let number = index + 1
      pages += try numbered(try exhibit.pages(number: number, mark: mark, fonts), fonts) { page, count in
        "Exhibit \(number), page \(page) of \(count)"
      }
    }
    return pages
  }

  private func letterPages(_ fonts: Fonts) throws(LetterProblem) -> [[Mark]] {
    let mark = mark
    var flow = try PageFlow(fonts: fonts) { flow throws(LetterProblem) in
      if let mark { try flow.add(mark, .heading, after: 8) }
    }
    if let name = letterhead.first { try flow.add(name, .letterhead, after: 2) }
    for line in letterhead.dropFirst() { try flow.add(line, .note) }
    flow.skip(4)
    flow.rule()
    flow.skip(10)
    try flow.add(date, .body, after: 12)
    for line in recipient { try flow.add(line, .body) }
    flow.skip(12)
    if !references.isEmpty {
      try flow.add("Re:", .label, after: 3)
      for reference in references { try flow.add(label: reference.label, value: reference.value) }
      flow.skip(10)
    }
    for paragraph in paragraphs { try flow.add(paragraph, .body, after: 8) }
    flow.skip(4)
    // A greeting is not left alone at the head of a page if it can be helped, and never parted from its name.
    try flow.need(Double(closing.count) * 16)
    for line in closing { try flow.add(line, .body, after: 2) }
    guard !exhibits.isEmpty else { return flow.pages }
    flow.skip(14)
    try flow.need(60)
    try flow.add("Exhibits", .heading, after: 4)
    for (index, exhibit) in exhibits.enumerated() {
      try flow.add(label: "Exhibit \(index + 1)", value: exhibit.title, labelWidth: 70)
    }
    return flow.pages
  }

  /// The pages with their feet: what the document is on the left, which page it is on the right.
  private func numbered(
    _ pages: [[Mark]], _ fonts: Fonts, _ words: (Int, Int) -> String
  ) throws(LetterProblem) -> [[Mark]] {
    var numbered: [[Mark]] = []
    for (index, marks) in pages.enumerated() {
      let y = Paper.height - 50
      let left = try TextBlock(footer, .note, width: Paper.textWidth / 2, fonts: fonts)
      let right = try TextBlock(words(index + 1, pages.count), .note, width: 150, toTheRight: true, fonts: fonts)
      numbered.append(
        marks + [
          .rule(x: Paper.margin, y: y - 6, width: Paper.textWidth), .line(left, 0, x: Paper.margin, y: y),
          .line(right, 0, x: Paper.width - Paper.margin - 150, y: y),
        ])
    }
    return numbered
  }
}

extension Letter.Exhibit {
  /// The pages of one exhibit; each names it at its head.
  fileprivate func pages(number: Int, mark: String?, _ fonts: Fonts) throws(LetterProblem) -> [[Mark]] {
    let title = title
    var flow = try PageFlow(fonts: fonts) { flow throws(LetterProblem) in
      if let mark { try flow.add(mark, .heading, after: 4) }
      try flow.add("Exhibit \(number): \(title)", .heading, after: 3)
      flow.rule()
    }
    var isFirst = true
    for sheet in sheets {
      switch sheet {
      case .facts(let facts):
        for fact in facts { try flow.add(fact) }
      case .attachment(let attachment):
        if !isFirst { try flow.beginPage() }
        try flow.add(attachment)
      }
      isFirst = false
    }
    return flow.pages
  }
}

extension PageFlow {
  /// A fact, with the place of its bytes and the bytes themselves.
  fileprivate mutating func add(_ fact: Letter.Fact) throws(LetterProblem) {
    skip(6)
    try need(48)
    try add(label: fact.label, value: fact.value)
    try add(fact.place, .note, indent: 130, after: 1)
    try add(fact.original, .original, indent: 130, after: 2)
  }

  /// A file on as many pages as it has; each page names it.
  fileprivate mutating func add(_ attachment: AttachedFile) throws(LetterProblem) {
    let caption = "\(attachment.name) · SHA-256 \(attachment.digest)"
    switch attachment.kind {
    case .pdf(let count):
      for page in 0..<count {
        if page > 0 { try beginPage() }
        try add("\(caption) · its page \(page + 1) of \(count)", .note, after: 4)
        place(.inset(attachment, page: page, rest))
      }
    case .png(let columns, let rows), .jpeg(let columns, let rows):
      try add(caption, .note, after: 4)
      let scale = min(rest.width / Double(columns), rest.height / Double(rows))
      let size = (width: Double(columns) * scale, height: Double(rows) * scale)
      place(
        .picture(
          attachment, Box(x: rest.x + (rest.width - size.width) / 2, y: y, width: size.width, height: size.height))
      )
    case .text(let text):
      try add(caption, .note, after: 4)
      try add(text, .original)
    }
  }
}
