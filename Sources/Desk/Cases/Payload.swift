import Trail
import X12

/// An entry of the trail holds something that this version does not understand.
package struct PayloadProblem: Error, Equatable, Sendable, CustomStringConvertible {
  package var type: String
  package var field: String

  package var description: String {
    field.isEmpty
      ? "an entry of type '\(type)' is not known to this version"
      : "an entry of type '\(type)' has no usable '\(field)'"
  }
}

/// A value that an entry's payload can hold: identifiers, codes, cents, dates and digests.
package protocol PayloadValue {
  var json: JSON { get }
}

extension String: PayloadValue { package var json: JSON { .string(self) } }
extension Int: PayloadValue { package var json: JSON { .integer(Int64(self)) } }
extension Bool: PayloadValue { package var json: JSON { .bool(self) } }
extension Cents: PayloadValue { package var json: JSON { .integer(value) } }
extension CalendarDate: PayloadValue { package var json: JSON { .string(description) } }
extension Digest: PayloadValue { package var json: JSON { .string(description) } }
extension Team: PayloadValue { package var json: JSON { .string(name) } }
extension AccountID: PayloadValue { package var json: JSON { .integer(value) } }
extension Evidence: PayloadValue {}
extension [JSON]: PayloadValue { package var json: JSON { .array(self) } }

/// Builds a payload; a nil is left out. Keys in their alphabetical order cost no search.
package struct PayloadWriter {
  package private(set) var object = JSON.Object()

  package init() {}

  package subscript<Value: PayloadValue>(key: String) -> Value? {
    get { nil }
    set { object[key] = newValue?.json }
  }
}

/// Reads a payload strictly: a field of another kind is a problem, never a default.
package struct PayloadReader {
  private let object: JSON.Object
  private let type: String

  package init(_ object: JSON.Object, type: String) {
    self.object = object
    self.type = type
  }

  package func problem(_ field: String) -> PayloadProblem { PayloadProblem(type: type, field: field) }

  package func text(_ key: String) throws(PayloadProblem) -> String { try need(key, object[key]?.string) }
  package func integer(_ key: String) throws(PayloadProblem) -> Int { Int(try need(key, object[key]?.integer)) }
  package func flag(_ key: String) throws(PayloadProblem) -> Bool { try need(key, object[key]?.bool) }
  package func cents(_ key: String) throws(PayloadProblem) -> Cents { Cents(try need(key, object[key]?.integer)) }
  package func date(_ key: String) throws(PayloadProblem) -> CalendarDate {
    try need(key, CalendarDate(iso: try text(key)))
  }
  package func digest(_ key: String) throws(PayloadProblem) -> Digest { try need(key, Digest(hex: try text(key))) }
  package func person(_ key: String) throws(PayloadProblem) -> AccountID { AccountID(Int64(try integer(key))) }
  package func evidence(_ key: String) throws(PayloadProblem) -> Evidence {
    try Evidence(PayloadReader(try need(key, object[key]?.object), type: type))
  }

  package func optionalText(_ key: String) throws(PayloadProblem) -> String? {
    object[key] == nil ? nil : try text(key)
  }
  /// The fields of a value that is an object itself.
  package func object(_ key: String) throws(PayloadProblem) -> PayloadReader {
    PayloadReader(try need(key, object[key]?.object), type: type)
  }

  package func optionalInteger(_ key: String) throws(PayloadProblem) -> Int? {
    object[key] == nil ? nil : try integer(key)
  }
  package func optionalCents(_ key: String) throws(PayloadProblem) -> Cents? {
    object[key] == nil ? nil : try cents(key)
  }
  package func optionalDate(_ key: String) throws(PayloadProblem) -> CalendarDate? {
    object[key] == nil ? nil : try date(key)
  }
  package func optionalDigest(_ key: String) throws(PayloadProblem) -> Digest? {
    object[key] == nil ? nil : try digest(key)
  }
  package func optionalPerson(_ key: String) throws(PayloadProblem) -> AccountID? {
    object[key] == nil ? nil : try person(key)
  }
  package func optionalEvidence(_ key: String) throws(PayloadProblem) -> Evidence? {
    object[key] == nil ? nil : try evidence(key)
  }

  /// Whether one of the fields that belong together is there, so that the others must be.
  package func hasAny(_ keys: [String]) -> Bool { keys.contains { object[$0] != nil } }

  package func list<Value>(
    _ key: String, _ read: (PayloadReader) throws(PayloadProblem) -> Value
  ) throws(PayloadProblem) -> [Value] {
    var values: [Value] = []
    for element in try need(key, object[key]?.array) {
      values.append(try read(PayloadReader(try need(key, element.object), type: type)))
    }
    return values
  }

  package func texts(_ key: String) throws(PayloadProblem) -> [String] {
    var values: [String] = []
    for element in try need(key, object[key]?.array) { values.append(try need(key, element.string)) }
    return values
  }

  package func integers(_ key: String) throws(PayloadProblem) -> [Int64] {
    var values: [Int64] = []
    for element in try need(key, object[key]?.array) { values.append(try need(key, element.integer)) }
    return values
  }

  package func optionalTexts(_ key: String) throws(PayloadProblem) -> [String] {
    object[key] == nil ? [] : try texts(key)
  }

  private func need<Value>(_ key: String, _ value: Value?) throws(PayloadProblem) -> Value {
    guard let value else { throw problem(key) }
    return value
  }
}
