/// The sizes beyond which a source is refused.
public enum Limits {
  /// The longest source, in bytes of UTF-8.
  public static let sourceBytes = 4096
  /// The deepest nesting of parentheses, lists, operators and field access.
  public static let depth = 64
}
