/// A piece of source between whitespace and comments, with its bytes.
struct Token {
  enum Kind: Equatable {
    /// An identifier, keyword or reserved word.
    case word(String)
    /// A whole number without its sign.
    case int(UInt64)
    case string(String)
    case symbol(Symbol)
    case end
  }

  /// An operator or punctuation mark; longer ones first where one begins another.
  enum Symbol: String, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case less = "<"
    case greater = ">"
    case not = "!"
    case minus = "-"
    case plus = "+"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case question = "?"
    case colon = ":"
    case dot = "."
    case comma = ","
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  let range: Range<Int>
}
