import Trail
import X12

/// An amount on a page, with the bytes behind it. A figure without a source does not exist.
package struct Figure: Equatable, Sendable {
  package var amount: Cents
  /// The original bytes; several for a sum, each with the sign with which it counts.
  package var sources: [Source]
  /// The page that lists all sources of a sum; nil where there is exactly one source.
  package var breakdown: String?

  /// One value in one document.
  package struct Source: Hashable, Sendable {
    package var document: Digest
    /// The bytes of the value alone, for example `500` of `CAS*CO*197*500~`.
    package var range: ByteRange
    package var amount: Cents
    /// What it is, for example `CLP03 charge`.
    package var label: String
    /// −1 where the value is taken away from the sum, else 1.
    package var sign: Int

    package init(document: Digest, range: ByteRange, amount: Cents, label: String, sign: Int = 1) {
      self.document = document
      self.range = range
      self.amount = amount
      self.label = label
      self.sign = sign
    }

    /// The page that shows the value highlighted in its segment.
    package var path: String { "/documents/\(document)/bytes/\(range.start)-\(range.end)" }
  }

  package init(amount: Cents, sources: [Source], breakdown: String? = nil) {
    self.amount = amount
    self.sources = sources
    self.breakdown = breakdown
  }

  /// Where the figure leads: to its bytes, or to the list of all of them.
  package var path: String? { breakdown ?? sources.first?.path }
}

/// A code with what it says in plain words; the words are the product's own.
package struct CodeInWords: Equatable, Sendable {
  package var code: String
  /// Nil for a code that the tables do not know.
  package var meaning: String?
  /// What to do next, and how to keep it from happening again; nil for codes that need nothing.
  package var nextStep: String?
  package var prevention: String?

  package init(code: String, meaning: String?, nextStep: String? = nil, prevention: String? = nil) {
    self.code = code
    self.meaning = meaning
    self.nextStep = nextStep
    self.prevention = prevention
  }
}

/// A patient as the reader's role may see them (guardrail G7).
package struct PatientIdentity: Equatable, Sendable {
  /// `DOE, JANE Q`, or `D…, J…` for a role without need.
  package var name: String
  /// The member identifier, or its last digits.
  package var memberID: String
  /// CLP01: the account number at the provider.
  package var controlNumber: String
  package var isMasked: Bool

  package init(name: String, memberID: String, controlNumber: String, isMasked: Bool) {
    self.name = name
    self.memberID = memberID
    self.controlNumber = controlNumber
    self.isMasked = isMasked
  }
}
