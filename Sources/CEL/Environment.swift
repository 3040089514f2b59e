/// The variables that conditions may read, with their types.
///
/// ```swift
/// let environment = Environment(["denial": .object("denial", ["carc": .string, "amount": .int])])
/// let program = try Program("denial.carc in ['50', '197'] && denial.amount >= 50000", in: environment)
/// ```
public struct Environment: Sendable, Hashable {
  /// The declared variables by name.
  public let variables: [String: Type]
  /// Every path that can be read and bound, such as `denial.carc`, in alphabetical order.
  public let fields: [Field]
  private let slots: [String: Int]

  /// One readable path of an environment.
  public struct Field: Sendable, Hashable {
    /// The dotted path as a condition writes it.
    public let path: String
    /// The type of the value bound to it; never an object.
    public let type: Type
  }

  /// Declares variables; an object's fields become readable paths, objects within objects too.
  public init(_ variables: [String: Type]) {
    self.variables = variables
    fields = Self.leaves(of: variables, under: "").sorted { $0.path < $1.path }
    slots = Dictionary(uniqueKeysWithValues: zip(fields.map(\.path), fields.indices))
  }

  /// The place of a path among ``fields``, or nil when it is not declared or names an object.
  func slot(of path: String) -> Int? { slots[path] }

  private static func leaves(of variables: [String: Type], under prefix: String) -> [Field] {
    variables.flatMap { name, type in
      if case .object(_, let fields) = type { return leaves(of: fields, under: prefix + name + ".") }
      return [Field(path: prefix + name, type: type)]
    }
  }
}
