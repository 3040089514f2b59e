import DeskJSON
import Trail
import X12

extension JSONSchema {
  /// What is wrong with a value that was sent, in words that begin with its place; nil when nothing is.
  func flaw(in value: JSONInput, _ place: String) -> String? {
    switch (self, value) {
    case (.string(let text), .string(let value)): text.flaw(in: value, place)
    case (.integer(let min, let max), .integer(let value)):
      (min ?? value) <= value && value <= (max ?? value) ? nil : "\(place): \(value) is out of range."
    case (.boolean, .bool), (.nullable, .null): nil
    case (.array(let element, let count), .array(let values)):
      (count ?? values.count...values.count).contains(values.count)
        ? values.indices.lazy.compactMap { element.flaw(in: values[$0], "\(place)[\($0)]") }.first
        : "\(place) has \(values.count) elements, which is too few or too many."
    case (.object(let object), .object(let members)): object.flaw(in: members, place)
    case (.nullable(let schema), _): schema.flaw(in: value, place)
    case (.either(let several), _):
      several.contains { $0.flaw(in: value, place) == nil } ? nil : "\(place) is none of the kinds that are known."
    default: "\(place) must be \(inWords)."
    }
  }

  /// The same for a value that is sent as a text.
  func flaw(inText text: String, _ place: String) -> String? { flaw(in: value(text), place) }

  private var inWords: String {
    switch self {
    case .string: "a text"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .array: "a list"
    case .object: "an object"
    case .either: "one of several kinds"
    case .nullable(let schema): "\(schema.inWords) or null"
    }
  }

  /// A value of this schema as an address or a form writes it.
  fileprivate func value(_ text: String) -> JSONInput {
    switch self {
    case .integer:
      let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
      return digits.first.map { 0x30...0x39 ~= $0 } == true
        ? Int64(text).map { .integer($0) } ?? .string(text) : .string(text)
    case .boolean: return Bool(text).map { .bool($0) } ?? .string(text)
    case .nullable(let schema): return schema.value(text)
    case .string, .array, .object, .either: return .string(text)
    }
  }
}

extension JSONSchema.Object {
  fileprivate func flaw(in members: [String: JSONInput], _ place: String) -> String? {
    for property in properties {
      guard let value = members[property.name] else {
        if property.isRequired { return "\(place) lacks \(property.name)." }
        continue
      }
      if let flaw = property.schema.flaw(in: value, "\(property.name) in \(place)") { return flaw }
    }
    guard !isOpen, let stray = members.keys.sorted().first(where: { !knows($0) }) else { return nil }
    return strayed(stray, place)
  }

  /// The same for fields that are sent as texts.
  func flaw(in fields: FormFields, _ place: String) -> String? {
    var members: [String: JSONInput] = [:]
    for name in fields.names {
      guard let property = properties.first(where: { $0.name == name }) else { return strayed(name, place) }
      guard members[name] == nil else { return "\(place) has \(name) more than once." }
      members[name] = property.schema.value(fields[name] ?? "")
    }
    return flaw(in: members, place)
  }

  private func knows(_ name: String) -> Bool { properties.contains { $0.name == name } }

  private func strayed(_ name: String, _ place: String) -> String {
    let known = properties.isEmpty ? "nothing" : properties.map(\.name).joined(separator: ", ")
    return "\(place) has “\(name.prefix(40))”; \(known) may stand here."
  }
}

extension JSONSchema.Text {
  fileprivate func flaw(in text: String, _ place: String) -> String? {
    if !choices.isEmpty, !choices.contains(text) {
      return "\(place) is “\(text.prefix(40))”; it may be \(choices.joined(separator: ", "))."
    }
    if let length, !length.contains(text.unicodeScalars.count) {
      return "\(place) must have \(length.lowerBound) to \(length.upperBound) characters."
    }
    if let pattern, !JSONSchema.Text.matches(text, pattern) {
      return "\(place) is “\(text.prefix(40))”, which is not of the form \(pattern)."
    }
    switch format {
    case "date" where CalendarDate(iso: text) == nil:
      return "\(place) is “\(text.prefix(40))”; a date is written like 2026-11-30."
    case "uuid" where CommandID(text) == nil: return "\(place) is “\(text.prefix(40))”, which is no UUID."
    default: return nil
    }
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    do {
      return try text.firstMatch(of: Regex(pattern)) != nil
    } catch {
      preconditionFailure("a schema has a pattern that cannot be read: \(pattern)")
    }
  }
}
