/// A letter with numbered exhibits, as it is to stand on paper.
package struct Letter: Sendable {
  /// Who writes: the organisation's name, then what stands under it.
  package var letterhead: [String]
  /// `2026-11-22`: the date of the letter, and of the file.
  package var date: String
  /// Who it goes to, line by line.
  package var recipient: [String]
  /// What it is about, under `Re:`.
  package var references: [Reference]
  package var paragraphs: [String]
  /// What stands at the end: the greeting, the name.
  package var closing: [String]
  package var exhibits: [Exhibit]
  /// What stands at the foot of every page, for example `Case 12, packet 2`.
  package var footer: String
  /// A word at the head of every page of a letter that must not be sent, for example `DRAFT`.
  package var mark: String?

  package init(
    letterhead: [String], date: String, recipient: [String], references: [Reference], paragraphs: [String],
    closing: [String], exhibits: [Exhibit], footer: String, mark: String? = nil
  ) {
    self.letterhead = letterhead
    self.date = date
    self.recipient = recipient
    self.references = references
    self.paragraphs = paragraphs
    self.closing = closing
    self.exhibits = exhibits
    self.footer = footer
    self.mark = mark
  }

  /// One line of what the letter is about.
  package struct Reference: Sendable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// Something that the letter refers to by a number; the first is Exhibit 1. Each begins on a page of its own.
  package struct Exhibit: Sendable {
    package var title: String
    package var sheets: [Sheet]

    package init(title: String, sheets: [Sheet]) {
      self.title = title
      self.sheets = sheets
    }
  }

  /// A part of an exhibit.
  package enum Sheet: Sendable {
    case facts([Fact])
    case attachment(AttachedFile)
  }

  /// Something that a document says, with the place where it says it.
  package struct Fact: Sendable {
    package var label: String
    package var value: String
    /// The document and the range of its bytes.
    package var place: String
    /// The bytes that stand there, as text.
    package var original: String

    package init(label: String, value: String, place: String, original: String) {
      self.label = label
      self.value = value
      self.place = place
      self.original = original
    }
  }
}
