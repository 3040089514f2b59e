import Desk
import Foundation
import Testing
import X12

@testable import PorticoWeb

/// Reads answers by the document alone, as a stranger would: none of the product's own schemas or encoders take part.
struct AnswerSchema {
  let document: JSONInput

  init(document: JSONInput) { self.document = document }

  /// The document that a site serves.
  init(of site: TestSite) async throws {
    let answer = try await Program(port: site.port).get("/openapi.json")
    #expect(answer.status == 200)
    document = answer.json
  }

  /// Expects that an operation was answered, in the way that the document says.
  func expect(_ answer: Program.Answer, _ method: String, _ path: String) throws {
    #expect(answer.status == 200, "\(path): \(answer.text)")
    let expected = try #require(self.answer(method, path, 200), "\(path) is not described")
    #expect(flaws(answer.json, expected) == [], "\(path)")
  }

  /// What an operation's answer with this status should look like; nil when the document does not say.
  func answer(_ method: String, _ path: String, _ status: Int) -> JSONInput? {
    let answer = document["paths"]?[path]?[method]?["responses"]?["\(status)"].map(resolved)
    return answer?["content"]?["application/json"]?["schema"]
      ?? answer?["content"]?["application/problem+json"]?["schema"]
  }

  /// Where a value is not what the schema says; nothing when it is.
  func flaws(_ value: JSONInput, _ schema: JSONInput, _ place: String = "$") -> [String] {
    let schema = resolved(schema)
    if let kinds = schema["anyOf"]?.array {
      return kinds.contains { flaws(value, $0, place).isEmpty } ? [] : ["\(place) is none of its kinds"]
    }
    let types = schema["type"].map { $0.array ?? [$0] } ?? []
    guard types.contains(.string(type(of: value))) else { return ["\(place) is \(value), not \(types)"] }
    if let choices = schema["enum"]?.array, !choices.contains(value) { return ["\(place) is \(value), not \(choices)"] }
    switch value {
    case .integer(let number):
      return schema["minimum"]?.integer.map { number < $0 } == true ? ["\(place) is \(number)"] : []
    case .string(let text):
      if schema["format"] == .string("date"), CalendarDate(iso: text) == nil { return ["\(place) is \(text), no date"] }
      if schema["pattern"] == .string("^[0-9a-f]{64}$"), text.wholeMatch(of: /[0-9a-f]{64}/) == nil {
        return ["\(place) is \(text), no digest"]
      }
      return []
    case .array(let elements):
      guard let element = schema["items"] else { return ["\(place) is a list of anything"] }
      return elements.indices.flatMap { flaws(elements[$0], element, "\(place)[\($0)]") }
    case .object(let members):
      var found: [String] = []
      for case .string(let name) in schema["required"]?.array ?? [] where members[name] == nil {
        found.append("\(place) lacks \(name)")
      }
      for (name, member) in members {
        guard let known = schema["properties"]?[name] else {
          found.append("\(place).\(name) is not documented"); continue
        }
        found += flaws(member, known, "\(place).\(name)")
      }
      return found
    case .null, .bool, .number: return []
    }
  }

  /// The schema itself where another place is named.
  func resolved(_ schema: JSONInput) -> JSONInput {
    guard let place = schema["$ref"]?.string else { return schema }
    return place.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
  }

  private func type(of value: JSONInput) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
