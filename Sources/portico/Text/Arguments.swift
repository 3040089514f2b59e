import ArgumentParser
import Trail
import X12

extension CalendarDate: ExpressibleByArgument {
  /// `2026-11-22`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension Cents: ExpressibleByArgument {
  /// Dollars: `250`, `250.00` or `$1,250.00`.
  public init?(argument: String) {
    self.init(decimal: argument.filter { $0 != "$" && $0 != "," })
  }
}

extension Digest: ExpressibleByArgument {
  /// 64 hexadecimal digits.
  public init?(argument: String) { self.init(hex: argument) }
}
