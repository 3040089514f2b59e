/// A type-checked CEL expression, ready to be evaluated many times.
public struct Program: Sendable {
  /// The text it was compiled from.
  public let source: String
  /// The declarations it was checked against.
  public let environment: Environment
  /// The type of the value it yields.
  public let type: Type
  private let body: Operand

  /// Compiles a source of at most ``Limits/sourceBytes`` bytes.
  ///
  /// Throws a `CompileError` with the place when the source is not CEL, uses what is not supported yet, names
  /// something undeclared, or does not yield the expected type.
  public init(_ source: String, in environment: Environment, expecting: Type = .bool) throws(CompileError) {
    var parser = try Parser(source)
    let expression = try parser.parse()
    let checker = Checker(source: Array(source.utf8), environment: environment)
    (body, type) = try checker.check(expression, expecting: expecting)
    self.source = source
    self.environment = environment
  }

  /// The value of the expression; throws `missingField` when a field that had to be read is not bound.
  ///
  /// `&&` and `||` go from left to right and read no further than they must.
  public func evaluate(_ bindings: Bindings) throws(EvaluationError) -> Value {
    try checkOrigin(of: bindings)
    return try body.value(in: bindings)
  }

  /// Whether the condition is true; throws as ``evaluate(_:)`` does, and `notACondition` when it yields no bool.
  public func holds(_ bindings: Bindings) throws(EvaluationError) -> Bool {
    guard case .condition(let condition) = body else { throw .notACondition }
    try checkOrigin(of: bindings)
    return try condition.holds(in: bindings)
  }

  private func checkOrigin(of bindings: Bindings) throws(EvaluationError) {
    // Copies of one environment share the array, and equal storage is found equal without a look at the elements.
    guard environment.fields == bindings.environment.fields else { throw .otherEnvironment }
  }
}
