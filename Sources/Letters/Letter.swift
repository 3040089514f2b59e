/// A letter with numbered exhibits, as it is to stand on paper.
public struct Letter: Sendable {
  /// Who writes: the organisation's name, then what stands under it.
  public var letterhead: [String]
  /// `2026-11-22`: the date of the letter, and of the file.
  public var date: String
  /// Who it goes to, line by line.
  public var recipient: [String]
  /// What it is about, under `Re:`.
  public var references: [Reference]
  public var paragraphs: [String]
  /// What stands at the end: the greeting, the name.
  public var closing: [String]
  public var exhibits: [Exhibit]
  /// What stands at the foot of every page, for example `Case 12, packet 2`.
  public var footer: String
  /// A word at the head of every page of a letter that must not be sent, for example `DRAFT`.
  public var mark: String?

  public init(
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
  public struct Reference: Sendable {
    public var label: String
    public var value: String

    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// Something that the letter refers to by a number; the first is Exhibit 1. Each begins on a page of its own.
  public struct Exhibit: Sendable {
    public var title: String
    public var sheets: [Sheet]

    public init(title: String, sheets: [Sheet]) {
      self.title = title
      self.sheets = sheets
    }
  }

  /// A part of an exhibit.
  public enum Sheet: Sendable {
    case facts([Fact])
    case attachment(AttachedFile)
  }

  /// Something that a document says, with the place where it says it.
  public struct Fact: Sendable {
    public var label: String
    public var value: String
    /// The document and the range of its bytes.
    public var place: String
    /// The bytes that stand there, as text.
    public var original: String

    public init(label: String, value: String, place: String, original: String) {
      self.label = label
      self.value = value
      self.place = place
      self.original = original
    }
  }
}
