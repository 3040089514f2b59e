extension OutlineReader.Entry {
  /// The names of the columns of ``rows(file:)``.
  public static var columns: String { "file,set,segment,offset,loop,id,title,name,repetition,meaning,value" }

  /// Each value of the segment as a row of CSV (RFC 4180), without the end of the line.
  public func rows(file: String) -> [String] {
    let loop = loops.map(\.name).joined(separator: "/")
    return values.map { value in
      [
        file, String(set), String(ordinal), String(range.start), loop, id, title, value.name(in: id),
        String(value.repetition), value.title, value.text,
      ].map(Self.field).joined(separator: ",")
    }
  }

  /// A field; what a spreadsheet would take for a formula is given a mark before it.
  private static func field(_ text: String) -> String {
    let safe = text.utf8.first.map { "=+@\t\r".utf8.contains($0) } == true ? "'\(text)" : text
    let isPlain = !safe.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard !isPlain else { return safe }
    return "\"\(safe.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) })\""
  }
}
