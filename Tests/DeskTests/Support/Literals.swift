import Trail
import X12

/// A date written as `2026-03-02`.
func day(_ iso: String) -> CalendarDate {
  guard let date = CalendarDate(iso: iso) else { preconditionFailure("\(iso) is no date") }
  return date
}

/// An amount written as `250.00`.
func dollars(_ text: String) -> Cents {
  guard let amount = Cents(decimal: text) else { preconditionFailure("\(text) is no amount") }
  return amount
}

/// The digest that stands in an event for a sealed text.
func sealed(_ words: String) -> Digest { Digest(hashing: Array(words.utf8)) }
