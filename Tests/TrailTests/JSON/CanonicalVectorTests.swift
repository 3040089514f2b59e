import Foundation
import Testing
import Trail

/// The vectors of RFC 8785's author. Two of the six hold what a log may not: `arrays` a null, `values` a null and
/// fractions; these must be refused.
@Suite("Vectors of RFC 8785", .enabled(if: Vectors.exists("rfc8785")))
struct CanonicalVectorTests {
  static let allowed = ["french", "structures", "unicode", "weird"]

  @Test(arguments: allowed) func writesTheCanonicalForm(of name: String) throws {
    let input = try JSONDecoder().decode(Loose.self, from: Data(Vectors.bytes("rfc8785/input/\(name).json"))).json
    #expect(try input.canonicalBytes() == Vectors.bytes("rfc8785/output/\(name).json"))
  }

  @Test(arguments: allowed) func readsTheCanonicalFormAlone(of name: String) throws {
    let output = try Vectors.bytes("rfc8785/output/\(name).json")
    #expect(try JSON(canonical: output).canonicalBytes() == output)
    let input = try Vectors.bytes("rfc8785/input/\(name).json")
    #expect(throws: JSON.Problem.self) { try JSON(canonical: input) }
  }

  @Test(arguments: ["arrays", "values"]) func refusesNull(in name: String) throws {
    let output = try Vectors.bytes("rfc8785/output/\(name).json")
    #expect { try JSON(canonical: output) } throws: { ($0 as? JSON.Problem)?.reason == .null }
  }
}

/// JSON as Foundation reads it, so that inputs in any form can be turned into values.
private struct Loose: Decodable {
  let json: JSON

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      json = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      json = .integer(value)
    } else if let value = try? container.decode(String.self) {
      json = .string(value)
    } else if let value = try? container.decode([Loose].self) {
      json = .array(value.map(\.json))
    } else {
      json = .object(JSON.Object(try container.decode([String: Loose].self).map { ($0.key, $0.value.json) }))
    }
  }
}
