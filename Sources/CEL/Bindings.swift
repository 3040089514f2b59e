/// The values of an environment's fields for one evaluation; bind once, evaluate many programs.
public struct Bindings: Sendable {
  /// The environment that declares the fields.
  public let environment: Environment
  private var values: [Value?]

  /// Makes bindings with no field bound yet.
  public init(in environment: Environment) {
    self.environment = environment
    values = Array(repeating: nil, count: environment.fields.count)
  }

  /// Binds a field, replacing an earlier value.
  ///
  /// Throws `undeclaredField` when the path is not a field of the environment and `wrongType` when the value is not
  /// of the declared type.
  public mutating func bind(_ path: String, to value: Value) throws(EvaluationError) {
    guard let slot = environment.slot(of: path) else { throw .undeclaredField(path) }
    let type = environment.fields[slot].type
    guard value.fits(type) else { throw .wrongType(field: path, expected: type) }
    values[slot] = value
  }

  /// Unbinds every field and keeps the storage.
  public mutating func removeAll() {
    for slot in values.indices { values[slot] = nil }
  }

  /// The value of a field; throws `missingField` when it is not bound.
  func value(at slot: Int) throws(EvaluationError) -> Value {
    guard let value = values[slot] else { throw .missingField(environment.fields[slot].path) }
    return value
  }
}
