/// What a JSON value may be: the part of JSON Schema (2020-12) that the product needs.
package indirect enum JSONSchema: Sendable {
  case string(Text)
  /// A whole number, at least and at most.
  case integer(min: Int64?, max: Int64?)
  case boolean
  /// A list, with the number of its elements where it is limited.
  case array(JSONSchema, count: ClosedRange<Int>?)
  case object(Object)
  /// One of several kinds of value.
  case either([JSONSchema])
  /// The value, or null.
  case nullable(JSONSchema)

  /// What a text may be.
  package struct Text: Sendable {
    /// A format that JSON Schema names: `date`, `uuid`, `binary`.
    package var format: String?
    package var pattern: String?
    /// The number of its Unicode scalars.
    package var length: ClosedRange<Int>?
    /// The only values, where there are few.
    package var choices: [String] = []
  }

  /// An object with its members in order.
  package struct Object: Sendable {
    /// The name under which a document lists the object; nil where it is used once.
    package var name: String?
    package var properties: [Property]
    /// Whether other members may be there: programs that read an answer must expect new ones.
    package var isOpen: Bool

    package init(name: String? = nil, _ properties: [Property], isOpen: Bool = false) {
      self.name = name
      self.properties = properties
      self.isOpen = isOpen
    }
  }

  /// A member of an object, a part of an address, or a field after `?`.
  package struct Property: Sendable {
    package var name: String
    package var schema: JSONSchema
    package var isRequired: Bool
    /// What it means, where the name does not say it.
    package var about: String?

    package init(_ name: String, _ schema: JSONSchema, isRequired: Bool = true, about: String? = nil) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
      self.about = about
    }

    /// A member that may be left out.
    package static func optional(_ name: String, _ schema: JSONSchema, about: String? = nil) -> Property {
      Property(name, schema, isRequired: false, about: about)
    }

    /// A member that must be there.
    package static func required(_ name: String, _ schema: JSONSchema, about: String? = nil) -> Property {
      Property(name, schema, about: about)
    }
  }
}

extension JSONSchema {
  /// Any text.
  package static let text = JSONSchema.string(Text())
  /// A calendar date: `2026-11-30`.
  package static let date = JSONSchema.string(Text(format: "date"))
  /// A UUID.
  package static let uuid = JSONSchema.string(Text(format: "uuid"))
  /// The bytes of a file, as a part of a form.
  package static let file = JSONSchema.string(Text(format: "binary"))
  /// A SHA-256 in lower-case hexadecimal digits.
  package static let digest = JSONSchema.pattern("^[0-9a-f]{64}$")
  /// A whole number.
  package static let number = JSONSchema.integer(min: nil, max: nil)
  /// A number that names something, counted from 1.
  package static let id = JSONSchema.integer(min: 1, max: .max)
  /// How many there are.
  package static let count = JSONSchema.integer(min: 0, max: nil)

  /// One of a few words.
  package static func choice(_ words: [String]) -> JSONSchema { .string(Text(choices: words)) }

  /// A text of a certain form.
  package static func pattern(_ pattern: String) -> JSONSchema { .string(Text(pattern: pattern)) }

  /// A text of 1 to so many Unicode scalars.
  package static func text(upTo most: Int) -> JSONSchema { .string(Text(length: 1...most)) }

  /// A text of so many Unicode scalars at the most, or an empty one.
  package static func text(atMost most: Int) -> JSONSchema { .string(Text(length: 0...most)) }
}
