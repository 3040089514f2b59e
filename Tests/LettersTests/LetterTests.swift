import Foundation
import Letters
import Testing

@Suite struct LetterTests {
  static let hasText = ConditionTrait.enabled(if: Tool.isThere("pdftotext"), "pdftotext is not installed")

  @Test func `The same letter twice is the same bytes`() throws {
    let letter = Letter.sample(
      exhibits: [.facts, Letter.Exhibit(title: "Record", sheets: [.attachment(try .samplePDF(pages: 2))])])
    let first = try letter.pdf()
    // Something else in between must not show.
    _ = try Letter.sample(patient: "Пушкина, Анна", paragraphs: ["العربية"]).pdf()
    #expect(try letter.pdf() == first)
    #expect(first.starts(with: Array("%PDF-1.".utf8)))
    var other = letter
    other.date = "2026-11-23"
    #expect(try other.pdf() != first)
  }

  @Test(hasText) func `A letter says who, to whom, about what, and lists its exhibits by number`() throws {
    let pages = try Tool.pages(try Letter.sample().pdf())
    #expect(pages.count == 2)
    for words in [
      "Example Medical Group", "2026-11-22", "EXAMPLE PLAN", "Re:", "Moreno, Ana", "We ask you to pay the claim.",
      "Dana Whitfield", "Exhibit 1", "Page 1 of 1", "Case 12, packet 1",
    ] { #expect(pages[0].contains(words), "\(words)") }
    for words in [
      "Exhibit 1: The payer’s decision", "november.edi, bytes 120-164", "CAS*CO*197*100", "Exhibit 1, page 1 of 1",
    ] { #expect(pages[1].contains(words), "\(words)") }
  }

  @Test(hasText, arguments: ["Пушкина, Анна", "王, 小明", "Nguyễn, Thị Ánh", "O\u{308}zdemir, Ay\u{327}se", "Κώστας"])
  func `A name of any script stands in the letter`(name: String) throws {
    let text = try Tool.pages(try Letter.sample(patient: name).pdf())[0]
    let plain = text.precomposedStringWithCanonicalMapping
    #expect(plain.contains(name.precomposedStringWithCanonicalMapping), "\(text)")
  }

  @Test(hasText) func `An Arabic name is shaped and runs from right to left`() throws {
    let text = try Tool.pages(try Letter.sample(patient: "محمد عبد الله").pdf())[0]
    // The order in which a program gives the letters back is its own; that they are all there is ours.
    let letters = Set("محمدعبالله".unicodeScalars)
    let found = Set(text.precomposedStringWithCompatibilityMapping.unicodeScalars)
    #expect(letters.isSubset(of: found), "\(text)")
  }

  @Test func `A character that no font has stops the letter and is named`() {
    let problem = #expect(throws: LetterProblem.self) { try Letter.sample(patient: "Doe \u{10FFFD}").pdf() }
    #expect(problem?.description.contains("U+10FFFD") == true)
    #expect(problem?.description.contains("Install") == true)
  }

  @Test(hasText) func `A long text goes on over pages, and no line of it is lost`() throws {
    let paragraphs = (1...400).map { "Paragraph \($0) of a long argument with some words to fill a line or two." }
    let pages = try Tool.pages(try Letter.sample(paragraphs: paragraphs, exhibits: []).pdf())
    #expect(pages.count > 5)
    let all = pages.joined(separator: "\n")
    for number in 1...400 { #expect(all.contains("Paragraph \(number) of")) }
    for (index, page) in pages.enumerated() { #expect(page.contains("Page \(index + 1) of \(pages.count)")) }
  }

  @Test(hasText) func `The pages of an attached PDF carry the exhibit’s number and their own`() throws {
    let exhibits = [
      Letter.Exhibit.facts, Letter.Exhibit(title: "Record", sheets: [.attachment(try .samplePDF(pages: 3))]),
    ]
    let pages = try Tool.pages(try Letter.sample(exhibits: exhibits).pdf())
    #expect(pages.count == 5)
    for index in 0..<3 {
      #expect(pages[2 + index].contains("Exhibit 2, page \(index + 1) of 3"))
      #expect(pages[2 + index].contains("Record page \(index + 1)"))
      #expect(pages[2 + index].contains("its page \(index + 1) of 3"))
    }
  }

  @Test(.enabled(if: Tool.isThere("qpdf"), "qpdf is not installed"))
  func `What is written is a sound PDF`() throws {
    let sheets: [Letter.Sheet] = [
      .attachment(try .samplePDF(pages: 1)),
      .attachment(try AttachedFile(name: "dot.png", digest: "d1", bytes: Picture.png)),
      .attachment(try AttachedFile(name: "log.txt", digest: "d2", bytes: Array("09:00 called\r\n09:05 held".utf8))),
    ]
    let bytes = try Letter.sample(exhibits: [Letter.Exhibit(title: "All", sheets: sheets)]).pdf()
    let (status, text) = try Tool.run("qpdf", ["--check", "FILE"], on: bytes)
    #expect(status == 0, "\(text)")
  }

  @Test(hasText) func `A draft says so on every page`() throws {
    for page in try Tool.pages(try Letter.sample(mark: "DRAFT, not to be sent").pdf()) {
      #expect(page.contains("DRAFT, not to be sent"))
    }
  }

  @Test(
    arguments: [
      ("letter.docx", Array("PK\u{3}\u{4}...".utf8), "only PDF, PNG, JPEG and plain text"),
      ("empty.pdf", [], "it is empty"),
      ("broken.pdf", Array("%PDF-1.4 nothing behind it".utf8), "it is damaged"),
      ("noise.bin", [0xFF, 0x00, 0x01], "only PDF, PNG, JPEG and plain text"),
    ] as [(String, [UInt8], String)])
  func `A file that cannot be shown is refused with its name and why`(
    name: String, bytes: [UInt8], why: String
  ) throws {
    let problem = #expect(throws: LetterProblem.self) { try AttachedFile(name: name, digest: "d", bytes: bytes) }
    #expect(problem?.description.contains(name) == true)
    #expect(problem?.description.contains(why) == true, "\(String(describing: problem))")
  }

  @Test(.enabled(if: Tool.isThere("qpdf"), "qpdf is not installed"))
  func `A PDF behind a password is refused as that`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "locked-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = try Letter.sample().pdf()
    _ = try Tool.run("qpdf", ["--encrypt", "user", "owner", "256", "--", "FILE", folder.path], on: plain)
    let locked = Array(try Data(contentsOf: folder))
    let problem = #expect(throws: LetterProblem.self) { try AttachedFile(name: "a.pdf", digest: "d", bytes: locked) }
    #expect(problem?.description.contains("it is protected by a password") == true)
  }

  @Test func `A picture whose data are cut off stops the letter`() throws {
    let cut = try AttachedFile(name: "cut.png", digest: "d", bytes: Array(Picture.png.prefix(45)))
    let letter = Letter.sample(exhibits: [Letter.Exhibit(title: "Card", sheets: [.attachment(cut)])])
    #expect(throws: LetterProblem.unusable(file: "cut.png", why: "the picture is damaged")) { try letter.pdf() }
  }
}

extension AttachedFile {
  /// A PDF with some pages, made as a letter of its own.
  static func samplePDF(pages: Int) throws -> AttachedFile {
    let exhibits = (2..<(pages + 1)).map { page in
      Letter.Exhibit(
        title: "Record page \(page)",
        sheets: [.facts([Letter.Fact(label: "Note", value: "Stable", place: "p", original: "o")])])
    }
    var letter = Letter.sample(paragraphs: ["Record page 1"], exhibits: exhibits)
    letter.footer = "Record"
    return try AttachedFile(name: "record.pdf", digest: "d\(pages)", bytes: try letter.pdf())
  }
}

enum Picture {
  /// One grey point, as the PNG specification lays it out.
  static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
    0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x68, 0, 0, 0, 0x82, 0,
    0x81, 0x77, 0xCD, 0x72, 0xB6, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}
