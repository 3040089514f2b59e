import Desk
import X12

extension Figure {
  /// The amount as a link to the bytes behind it.
  var html: HTML {
    guard let path else { return "<span class=\"figure\" data-cents=\"\(amount.value)\">\(amount.dollars)</span>" }
    return "<a class=\"figure\" href=\"\(path)\" data-cents=\"\(amount.value)\">\(amount.dollars)</a>"
  }
}
