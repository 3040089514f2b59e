import Foundation
import Trail
import X12

/// Everything that a packet is made of, as far as the case has it.
package struct AppealMaterial: Sendable {
  package var state: CaseState
  package var view: AppealView
  package var facts: AppealFacts
  /// The organisation's name, and what stands under it.
  package var letterhead: [String]
  package var writer: String
  package var today: CalendarDate
  /// What the payer's file says, segment by segment.
  package var decision: [CitedFact]
  /// The exhibits that are there, in the order of their numbers.
  package var exhibits: [Exhibit]

  /// What a document says, with its bytes.
  package struct CitedFact: Sendable {
    package var label: String
    package var value: String
    package var documentName: String
    package var range: ByteRange
    package var text: String

    package init(label: String, value: String, documentName: String, range: ByteRange, text: String) {
      self.label = label
      self.value = value
      self.documentName = documentName
      self.range = range
      self.text = text
    }
  }

  /// One exhibit with what stands in it.
  package struct Exhibit: Sendable {
    package var title: String
    package var pieces: [Piece]

    package init(title: String, pieces: [Piece]) {
      self.title = title
      self.pieces = pieces
    }
  }

  /// A piece of evidence, found.
  package enum Piece: Sendable {
    case file(name: String, digest: Digest, at: URL)
    case segment(CitedFact)
  }

  package init(
    state: CaseState, view: AppealView, facts: AppealFacts, letterhead: [String], writer: String, today: CalendarDate,
    decision: [CitedFact], exhibits: [Exhibit]
  ) {
    self.state = state
    self.view = view
    self.facts = facts
    self.letterhead = letterhead
    self.writer = writer
    self.today = today
    self.decision = decision
    self.exhibits = exhibits
  }
}
