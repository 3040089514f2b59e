import Testing
import World

/// Any X12 file as its sets of segments, split on the separators that ISA declares; shares nothing with the product's reader.
struct SplitSegments {
  /// GS06 and GS08.
  private(set) var control = ""
  private(set) var version = ""
  /// GS04.
  private(set) var date = ""
  /// Each set from ST to SE, each segment with its identifier as element 0.
  private(set) var sets: [[[String]]] = []
  let component: Character

  init(_ file: GeneratedFile) {
    let (element, segment) = (file.bytes[3], file.bytes[105])
    component = Character(UnicodeScalar(file.bytes[104]))
    for raw in file.bytes.split(separator: segment) {
      let elements = raw.drop { $0 == 0x0d || $0 == 0x0a }
        .split(separator: element, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      switch elements.first {
      case "GS": (control, version, date) = (elements[6], elements[8], elements[4])
      case "ST": sets.append([elements])
      case nil, "", "ISA", "GE", "IEA": break
      default: sets[sets.count - 1].append(elements)
      }
    }
  }
}

extension [[String]] {
  /// The segments with this identifier.
  func all(_ id: String, _ qualifier: String? = nil) -> [[String]] {
    filter { $0[0] == id && (qualifier == nil || $0[1] == qualifier) }
  }

  /// The first segment with this identifier; fails the test where there is none.
  func one(_ id: String, _ qualifier: String? = nil) throws -> [String] {
    try #require(all(id, qualifier).first)
  }
}

/// Whether the last digit is the Luhn check over the digits before it, the long way.
func passesLuhn(_ digits: String) -> Bool {
  var sum = 0
  var double = false
  for digit in digits.reversed().compactMap(\.wholeNumberValue) {
    let value = double ? digit * 2 : digit
    sum += value / 10 + value % 10
    double.toggle()
  }
  return sum % 10 == 0
}
