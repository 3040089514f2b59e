extension OutlineReader.Entry {
  /// The segment as one line of JSON: where it lies, its loops, and its values by name, like `{"segment":4,…,"id":"NM1",…,
  /// "values":{"NM101":"IL"}}`. Of a repeated element the repetitions are called `DMG05#2` and so on. The line begins with the file's
  /// name where one is given.
  public func json(file: String? = nil) -> String {
    var line = "{"
    if let file {
      line += "\"file\":"
      JSONText.append(file, to: &line)
      line += ","
    }
    line +=
      "\"segment\":\(ordinal),\"offset\":\(range.start),\"set\":\(set),\"loop\":"
    JSONText.append(loops.map(\.name).joined(separator: "/"), to: &line)
    line += ",\"id\":"
    JSONText.append(id, to: &line)
    line += ",\"title\":"
    JSONText.append(title, to: &line)
    line += ",\"values\":{"
    for (index, value) in values.enumerated() {
      if index > 0 { line += "," }
      JSONText.append(value.name(in: id) + (value.repetition > 1 ? "#\(value.repetition)" : ""), to: &line)
      line += ":"
      JSONText.append(value.text, to: &line)
    }
    return line + "}}"
  }
}
