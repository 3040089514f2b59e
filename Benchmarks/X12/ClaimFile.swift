import Foundation

/// A large document of one transaction, written claim by claim: the same size and seed give the same bytes.
protocol ClaimFile {
  /// GS01 and GS08.
  static var group: String { get }
  static var version: String { get }

  init(_ words: Vocabulary, _ dice: Dice)
  mutating func beginSet(_ number: Int, _ out: DocumentWriter) throws
  /// Writes a claim; `flaw` counts the claims in which something is wrong on purpose, and is nil in all others.
  mutating func claim(_ number: Int, first isFirst: Bool, flaw index: Int?, _ out: DocumentWriter) throws
  mutating func endSet(_ out: DocumentWriter) throws
}

/// Which document is written.
enum Kind: String, CaseIterable {
  case remittance = "835"
  case professional = "837P"
}

/// A document that was written, and what a check must find in it.
struct Generated {
  let url: URL
  let kind: Kind
  let bytes: Int
  let segments: Int
  let claims: Int
  let planted: [DocumentWriter.Planted]

  /// One claim in so many has something wrong in it.
  static let claimsPerError = 1_000

  /// Writes a document of that many bytes; `claimsPerSet` 0 makes it one single set.
  init(
    _ kind: Kind, bytes: Int, claimsPerSet: Int = 5_000, separators: DocumentWriter.Separators = .init(),
    _ words: Vocabulary, in folder: URL
  ) throws {
    let url = folder.appending(path: "\(kind.rawValue)-\(bytes)-\(claimsPerSet).edi")
    let out = try DocumentWriter(url, separators)
    switch kind {
    case .remittance: claims = try Self.write(RemittanceFile.self, bytes, claimsPerSet, words, out)
    case .professional: claims = try Self.write(ProfessionalFile.self, bytes, claimsPerSet, words, out)
    }
    (self.url, self.kind, self.bytes, segments, planted) = (url, kind, out.size, out.segments, out.planted.sorted())
  }

  private static func write<File: ClaimFile>(
    _ type: File.Type, _ bytes: Int, _ claimsPerSet: Int, _ words: Vocabulary, _ out: DocumentWriter
  ) throws -> Int {
    var file = type.init(words, Dice(seed: 1))
    var (claims, sets) = (0, 0)
    try out.header(type.group, type.version)
    while sets == 0 || out.size < bytes {
      sets += 1
      let before = out.segments
      try file.beginSet(sets, out)
      var inSet = 0
      while out.size < bytes, claimsPerSet == 0 || inSet < claimsPerSet {
        claims += 1
        let flaw = claims % claimsPerError == claimsPerError / 2 ? claims / claimsPerError : nil
        try file.claim(claims, first: inSet % 500 == 0, flaw: flaw, out)
        inSet += 1
      }
      try file.endSet(out)
      try out.put("SE*\(out.segments - before + 1)*\(padded(sets, 4))")
    }
    try out.trailer(sets: sets)
    return claims
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}

extension ClaimFile {
  /// A number whose last digit is another one.
  static func mistyped(_ number: String) -> String {
    let last = Int(String(number.suffix(1))) ?? 0
    return "\(number.dropLast())\((last + 1) % 10)"
  }
}
