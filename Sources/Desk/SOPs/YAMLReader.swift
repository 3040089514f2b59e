import X12
import Yams

/// A place in a YAML file that is read key by key, so that every fault has a line.
struct YAMLReader {
  let node: Node
  let file: String

  /// The root of a file.
  init(text: String, file: String) throws(FileProblem) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw FileProblem(file: file, line: context.mark.line, what: "'\(keys.joined(separator: "', '"))' stands twice")
    } catch let error as YamlError {
      throw FileProblem(file: file, line: error.line ?? 1, what: "this is not YAML: \(error)")
    } catch {
      throw FileProblem(file: file, line: 1, what: "this is not YAML: \(error)")
    }
    guard let root else { throw FileProblem(file: file, line: 1, what: "the file is empty") }
    self.init(node: root, file: file)
  }

  private init(node: Node, file: String) {
    self.node = node
    self.file = file
  }

  var line: Int { node.mark?.line ?? 1 }

  func problem(_ what: String) -> FileProblem { FileProblem(file: file, line: line, what: what) }

  /// Refuses keys that nobody reads: a misspelt key must not be silently without effect.
  func allow(_ keys: [String]) throws(FileProblem) {
    guard let mapping = node.mapping else { throw problem("here must be keys: \(keys.joined(separator: ", "))") }
    for (key, _) in mapping {
      let name = key.string ?? ""
      let line = key.mark?.line ?? self.line
      guard keys.contains(name) else {
        throw FileProblem(
          file: file, line: line, what: "'\(name)' is not known here; known are \(keys.joined(separator: ", "))")
      }
    }
  }

  func optional(_ key: String) -> YAMLReader? {
    node.mapping?[Node(key)].map { YAMLReader(node: $0, file: file) }
  }

  func required(_ key: String) throws(FileProblem) -> YAMLReader {
    guard let value = optional(key) else { throw problem("'\(key)' is missing here") }
    return value
  }

  func text() throws(FileProblem) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw problem("here must be a text") }
    return text
  }

  func number(_ range: ClosedRange<Int>) throws(FileProblem) -> Int {
    guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
      throw problem("here must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func flag() throws(FileProblem) -> Bool {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default: throw problem("here must be true or false")
    }
  }

  /// An amount in dollars and cents, for example `250.00`.
  func dollars() throws(FileProblem) -> Cents {
    guard let text = node.scalar?.string, let cents = Cents(decimal: text), cents.value >= 0 else {
      throw problem("here must be an amount in dollars such as 250.00")
    }
    return cents
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type
  ) throws(FileProblem) -> Choice where Choice.RawValue == String {
    guard let text = node.scalar?.string, let choice = Choice(rawValue: text) else {
      throw problem("here must be one of \(type.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func list() throws(FileProblem) -> [YAMLReader] {
    guard let sequence = node.sequence else { throw problem("here must be a list") }
    return sequence.map { YAMLReader(node: $0, file: file) }
  }

  /// The keys and values of a mapping, in the file's order.
  func entries() throws(FileProblem) -> [(String, YAMLReader)] {
    guard let mapping = node.mapping else { throw problem("here must be keys with values") }
    return mapping.map { ($0.key.string ?? "", YAMLReader(node: $0.value, file: file)) }
  }
}

extension YamlError {
  /// The line of the fault, where the parser tells it.
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
