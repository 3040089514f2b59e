/// Reads dollars as cents in the plainest way, as an oracle for the product's own reading.
enum TinyDecimal {
  /// Nil unless the bytes are an optional minus, digits and at most one point; line breaks of a wrapped file are skipped.
  static func cents(_ bytes: some Sequence<UInt8>) -> Int64? {
    let text = String(decoding: bytes.filter { $0 != 10 && $0 != 13 }, as: UTF8.self)
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let dollars = parts[0].isEmpty ? 0 : Int64(parts[0]), dollars >= 0 else {
      return nil
    }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard !(parts[0].isEmpty && decimals.isEmpty), decimals.allSatisfy(\.isNumber) else { return nil }
    guard decimals.dropFirst(2).allSatisfy({ $0 == "0" }) else { return nil }
    let padded = decimals.prefix(2) + String(repeating: "0", count: 2 - decimals.prefix(2).count)
    guard let cents = Int64(padded) else { return nil }
    return (dollars * 100 + cents) * (isNegative ? -1 : 1)
  }
}
