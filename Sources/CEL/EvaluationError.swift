/// Why values could not be bound or a program not be evaluated.
public enum EvaluationError: Error, Hashable {
  /// The program reads a field that has no value.
  case missingField(String)
  /// A value was bound to a path that the environment does not declare.
  case undeclaredField(String)
  /// A value of another type was bound to the field.
  case wrongType(field: String, expected: Type)
  /// The bindings belong to another environment than the program.
  case otherEnvironment
  /// `holds` was asked of a program that was not compiled to yield bool.
  case notACondition
}

extension EvaluationError: CustomStringConvertible {
  /// The error in one sentence.
  public var description: String {
    switch self {
    case .missingField(let path): "the field \(path) has no value"
    case .undeclaredField(let path): "the field \(path) is not declared"
    case .wrongType(let path, let expected): "the field \(path) takes a value of type \(expected)"
    case .otherEnvironment: "the values belong to other declarations than the condition"
    case .notACondition: "the expression does not yield true or false"
    }
  }
}
