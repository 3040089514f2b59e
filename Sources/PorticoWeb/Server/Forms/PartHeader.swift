/// What a part of a form says about itself.
struct PartHeader: Equatable, Sendable {
  /// The name of the field.
  var name: String
  /// The name of the file without folders; nil for a field that is no file, empty where none was picked.
  var filename: String?

  /// A header as it would be read.
  init(name: String, filename: String? = nil) {
    self.name = name
    self.filename = filename
  }

  /// Reads the header's lines; throws when they name no field.
  init(_ bytes: ArraySlice<UInt8>) throws(FormProblem) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
      let parameters = PartHeader.parameters(of: line[line.index(after: colon)...])
      guard let name = parameters["name"] else { break }
      self.name = name
      filename = parameters["filename"].map(PartHeader.lastComponent)
      return
    }
    throw FormProblem("A part of the upload names no field.")
  }

  /// The parameters after `form-data`. A quoted value ends at the next quote; browsers write quotes and line ends inside it
  /// percent-encoded (HTML, section 4.10.21.8), some programs write `\"`.
  private static func parameters(of text: Substring) -> [String: String] {
    var parameters: [String: String] = [:]
    var rest = text.drop { $0 != ";" }
    while let first = rest.first, first == ";" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      guard let equals = rest.firstIndex(where: { $0 == "=" || $0 == ";" }) else { break }
      let name = rest[..<equals].lowercased()
      guard rest[equals] == "=" else {
        rest = rest[equals...]
        continue
      }
      rest = rest[rest.index(after: equals)...]
      let value = rest.first == "\"" ? quoted(&rest) : plain(&rest)
      if parameters[name] == nil { parameters[name] = value }
      rest = rest.drop { $0 != ";" }
    }
    return parameters
  }

  private static func plain(_ rest: inout Substring) -> String {
    let value = rest.prefix { $0 != ";" && $0 != " " }
    rest = rest[value.endIndex...]
    return String(value)
  }

  private static func quoted(_ rest: inout Substring) -> String {
    rest = rest.dropFirst()
    var value = ""
    while let character = rest.first, character != "\"" {
      rest = rest.dropFirst()
      if character == "\\", rest.first == "\"" {
        value.append("\"")
        rest = rest.dropFirst()
      } else if character == "%", let escaped = escapes[rest.prefix(2).uppercased()] {
        value.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        value.append(character)
      }
    }
    rest = rest.dropFirst()
    return value
  }

  private static let escapes: [String: Character] = ["22": "\"", "0D": "\r", "0A": "\n"]

  /// Some browsers send a path; nobody needs it, and no name may carry control characters.
  private static func lastComponent(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    return String(
      String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }).prefix(200))
  }
}
