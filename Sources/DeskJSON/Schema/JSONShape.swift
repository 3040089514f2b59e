/// A value that says what it is as JSON: every value of the type follows the schema.
package protocol JSONDescribed: JSONValue, SendableMetatype {
  static var schema: JSONSchema { get }
}

/// A value that is written as an object whose members are declared once, with their schemas.
package protocol JSONShaped: JSONDescribed {
  static var shape: JSONShape<Self> { get }
}

extension JSONShaped {
  package static var schema: JSONSchema { shape.schema }
  package func write(to text: inout String) { Self.shape.write(self, to: &text) }
}

/// A value that is one of a few words.
package protocol JSONChoice: JSONDescribed, RawRepresentable, CaseIterable where RawValue == String {}

extension JSONChoice {
  package static var schema: JSONSchema { .choice(allCases.map(\.rawValue)) }
  package func write(to text: inout String) { rawValue.write(to: &text) }
}

/// The members of an object in their order, each with its schema and where its value comes from.
package struct JSONShape<Value>: Sendable {
  package let name: String
  package let members: [Member<Value>]

  package init(_ name: String, @Members<Value> _ members: () -> [Member<Value>]) {
    self.name = name
    self.members = members()
  }

  package var schema: JSONSchema {
    .object(
      JSONSchema.Object(
        name: name, members.map { JSONSchema.Property($0.name, $0.schema, about: $0.about) }, isOpen: true))
  }

  /// The members as those of a larger value that holds this one.
  package func members<Whole>(of part: @escaping @Sendable (Whole) -> Value) -> [Member<Whole>] {
    members.map { member in
      Member(name: member.name, schema: member.schema, about: member.about) { member.write(part($0), &$1) }
    }
  }

  func write(_ value: Value, to text: inout String) {
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      member.name.write(to: &text)
      text += ":"
      member.write(value, &text)
    }
    text += "}"
  }
}

/// One member of an object.
package struct Member<Value>: Sendable {
  let name: String
  let schema: JSONSchema
  let about: String?
  let write: @Sendable (Value, inout String) -> Void

  /// A member with the value that it has in an object.
  package init<Part: JSONDescribed>(
    _ name: String, about: String? = nil, _ part: @escaping @Sendable (Value) -> Part
  ) {
    self.init(name: name, schema: Part.schema, about: about) { part($0).write(to: &$1) }
  }

  init(name: String, schema: JSONSchema, about: String?, write: @escaping @Sendable (Value, inout String) -> Void) {
    self.name = name
    self.schema = schema
    self.about = about
    self.write = write
  }
}

/// Lists the members of a shape.
@resultBuilder package enum Members<Value> {
  package static func buildExpression(_ member: Member<Value>) -> [Member<Value>] { [member] }
  package static func buildExpression(_ members: [Member<Value>]) -> [Member<Value>] { members }
  package static func buildBlock(_ members: [Member<Value>]...) -> [Member<Value>] { members.flatMap { $0 } }
}
