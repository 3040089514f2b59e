import CEL
import Foundation
import Testing

/// The published conformance cases of CEL, as far as the subset can express them.
///
/// They are no part of the package: without their folder the suite is skipped.
@Suite(.enabled(if: Shared.folder != nil, "the folder of published vectors is not there"))
struct ConformanceTests {
  /// What became of the cases of a file.
  private struct Tally {
    var agreed = 0
    /// Cases that are to fail, and that the type checker refuses.
    var refused = 0
    var leftOut: [String: Int] = [:]
  }

  @Test(
    "Cases of the subset give the published result",
    arguments: [("basic", 22, 1), ("comparisons", 85, 7), ("logic", 10, 3), ("parse", 85, 0)])
  func givesPublishedResults(file: String, agreed: Int, refused: Int) throws {
    let folder = try #require(Shared.folder)
    let suite = try Textproto.read(folder.appending(path: "vectors/cel/\(file).textproto"))
    var tally = Tally()
    for section in suite.messages("section") {
      for test in section.messages("test") { try run(test, &tally) }
    }
    let leftOut = tally.leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print(
      "CEL \(file): \(tally.agreed) agree, \(tally.refused) refused as they should be,",
      "\(tally.leftOut.values.reduce(0, +)) left out (\(leftOut.joined(separator: "; ")))")
    // Exact, so that a case cannot slip out of the run unseen; raise them when the subset grows.
    #expect(tally.agreed == agreed)
    #expect(tally.refused == refused)
  }

  private func run(_ test: Textproto.Message, _ tally: inout Tally) throws {
    let name = test.text("name") ?? ""
    let source = try #require(test.text("expr"), "\(name)")
    let mustFail = test.message("eval_error") != nil
    let expected = test.message("value").flatMap(ConformanceValue.init)
    guard mustFail || expected != nil, let environment = declarations(of: test) else {
      tally.leftOut["types beyond the subset", default: 0] += 1
      return
    }
    do {
      let program = try Program(source, in: environment, expecting: expected?.type ?? .bool)
      guard let expected else {
        Issue.record("\(name) is to fail but compiles: \(source)")
        return
      }
      var bindings = Bindings(in: environment)
      for binding in test.messages("bindings") {
        let value = binding.message("value")?.message("value").flatMap(ConformanceValue.init)
        try bindings.bind(binding.text("key") ?? "", to: try #require(value, "\(name)").value)
      }
      #expect(try program.evaluate(bindings) == expected.value, "\(name): \(source)")
      tally.agreed += 1
    } catch let error as CompileError {
      if error.message.hasPrefix("not supported yet: ") {
        tally.leftOut["not supported yet", default: 0] += 1
      } else if mustFail {
        tally.refused += 1
      } else {
        // CEL finds these at evaluation, or compares across types; here every operand has one static type.
        let isMixed = error.message.contains("of one kind") || error.message.contains("can never be equal")
        #expect(isMixed || test.text("disable_check") == "true", "\(name): \(source): \(error)")
        tally.leftOut["dynamic typing", default: 0] += 1
      }
    }
  }

  /// The variables of a case, or nil when one has a type beyond the subset.
  private func declarations(of test: Textproto.Message) -> Environment? {
    var variables: [String: Type] = [:]
    for declaration in test.messages("type_env") {
      guard let name = declaration.text("name"), let type = declaration.message("ident")?.message("type"),
        let known = self.type(type)
      else { return nil }
      variables[name] = known
    }
    return Environment(variables)
  }

  private func type(_ message: Textproto.Message) -> Type? {
    if let element = message.message("list_type")?.message("elem_type") { return type(element).map(Type.list) }
    return switch message.text("primitive") {
    case "INT64": .int
    case "BOOL": .bool
    case "STRING": .string
    default: nil
    }
  }
}

/// A published value of a type of the subset.
private struct ConformanceValue {
  let value: Value
  let type: Type

  init?(_ message: Textproto.Message) {
    if let text = message.text("bool_value") {
      (value, type) = (.bool(text == "true"), .bool)
    } else if let number = message.text("int64_value").flatMap({ Int64($0) }) {
      (value, type) = (.int(number), .int)
    } else if let text = message.text("string_value") {
      (value, type) = (.string(text), .string)
    } else if let list = message.message("list_value") {
      let elements = list.messages("values").compactMap(ConformanceValue.init)
      guard elements.count == list.messages("values").count else { return nil }
      (value, type) = (.list(elements.map(\.value)), .list(elements.first?.type ?? .int))
    } else {
      return nil
    }
  }
}
