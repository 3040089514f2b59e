extension Checker {
  /// A path to a declared field, resolved to its slot.
  func field(_ expression: Expression) throws(CompileError) -> (Operand, Type) {
    let (path, type) = try reference(expression)
    guard let slot = environment.slot(of: path) else {
      let fields = fieldNames(of: type).map { "\(path).\($0)" }
      throw error(
        "\(path) is \(type.inWords): name one of its fields, such as \(fields.first ?? "none")", at: expression)
    }
    return (type == .bool ? .condition(.field(slot: slot)) : .field(slot: slot), type)
  }

  private func reference(_ expression: Expression) throws(CompileError) -> (path: String, type: Type) {
    switch expression.kind {
    case .name(let name):
      guard let type = environment.variables[name] else {
        throw error("\(name) is not known here" + suggestion(forVariable: name), at: expression)
      }
      return (name, type)
    case .select(let operand, let name):
      let (path, type) = try reference(operand)
      guard case .object(_, let fields) = type else {
        throw error("\(path) is \(type.inWords) and has no field \(name)", at: expression)
      }
      guard let fieldType = fields[name] else {
        let near = nearest(to: name, among: fieldNames(of: type)).map { "\(path).\($0)" }
        // The last name of the path is the part that is wrong.
        let offset = expression.range.upperBound - name.utf8.count
        throw CompileError(at: offset, of: source, "\(path) has no field \(name)" + question(near))
      }
      return ("\(path).\(name)", fieldType)
    case .literal, .list, .not, .all, .any, .comparison, .membership:
      let (_, type) = try operand(expression)
      throw error("\(text(expression)) is \(type.inWords) and has no fields", at: expression)
    }
  }

  private func fieldNames(of type: Type) -> [String] {
    guard case .object(_, let fields) = type else { return [] }
    return fields.keys.sorted()
  }

  /// A declared variable that is spelled alike, or else the path of a field with that name.
  private func suggestion(forVariable name: String) -> String {
    if let near = nearest(to: name, among: environment.variables.keys.sorted()) { return question(near) }
    return question(environment.fields.map(\.path).first { $0.hasSuffix("." + name) })
  }

  private func question(_ suggestion: String?) -> String { suggestion.map { ": did you mean \($0)?" } ?? "" }
}
