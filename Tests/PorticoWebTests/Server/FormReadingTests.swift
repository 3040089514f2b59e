import Foundation
import Seeded
import Testing

@testable import PorticoWeb

/// A part as it is written and as it must be read.
private struct Part: Equatable {
  var header: PartHeader
  var bytes: [UInt8]
}

@Suite struct MultipartTests {
  private static let boundary = "----WebKitFormBoundaryAaB03x"

  /// Bytes that look like boundaries, line ends and their beginnings as often as not.
  private func treacherous(_ count: Int, _ generator: inout some RandomNumberGenerator) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [13], [10], [13, 10], Array("\r\n--".utf8), Array("\r\n------WebKitFormBoundaryAaB03".utf8),
      Array("--\(Self.boundary)".utf8), [0], [45, 45], Array("text".utf8), [255, 254],
    ]
    return (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
  }

  private func written(_ parts: [Part]) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
      body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(part.header.name)\"".utf8
      if let filename = part.header.filename {
        body += "; filename=\"\(filename)\"\r\nContent-Type: application/octet-stream".utf8
      }
      body += "\r\n\r\n".utf8
      body += part.bytes
      body += "\r\n".utf8
    }
    return body + "--\(Self.boundary)--\r\n".utf8
  }

  private func read(_ body: [UInt8], cutting next: () -> Int) throws -> [Part] {
    var parser = try #require(MultipartParser(boundary: Self.boundary))
    var parts: [Part] = []
    var isOpen = false
    var start = 0
    while start < body.count {
      let end = min(body.count, start + max(1, next()))
      try parser.read(body[start..<end]) { event in
        switch event {
        case .part(let header):
          #expect(!isOpen)
          isOpen = true
          parts.append(Part(header: header, bytes: []))
        case .bytes(let bytes):
          #expect(isOpen && !bytes.isEmpty)
          parts[parts.count - 1].bytes += bytes
        case .partEnded:
          #expect(isOpen)
          isOpen = false
        }
      }
      start = end
    }
    try parser.finish()
    return parts
  }

  @Test func whereTheChunksEndMakesNoDifference() throws {
    var generator = SeededGenerator(seed: 835)
    for round in 0..<300 {
      let parts = (0..<Int.random(in: 0...5, using: &generator)).map { index in
        Part(
          header: PartHeader(
            name: "field\(index)", filename: Bool.random(using: &generator) ? "file \(index).edi" : nil),
          bytes: treacherous(Int.random(in: 0...12, using: &generator), &generator))
      }
      // A boundary inside a part would end it: such a part cannot be written.
      let marker = Array("\r\n--\(Self.boundary)".utf8)
      guard parts.allSatisfy({ !([13, 10] + $0.bytes).contains(marker) }) else { continue }
      let body = written(parts)
      #expect(try read(body) { body.count } == parts, "round \(round), whole")
      #expect(try read(body) { 1 } == parts, "round \(round), byte by byte")
      #expect(try read(body) { Int.random(in: 1...40, using: &generator) } == parts, "round \(round), random")
    }
  }

  @Test func aBodyThatIsCutOffIsRefusedWhereverItIsCut() throws {
    let body = written([Part(header: PartHeader(name: "a"), bytes: [1, 2, 3])])
    // Only the CRLF after the closing boundary may be missing.
    for end in 0..<(body.count - 2) {
      #expect(throws: FormProblem.self) { try read(Array(body[..<end])) { 7 } }
    }
  }

  @Test func limitsHold() throws {
    var parser = try #require(MultipartParser(boundary: "b", limits: MultipartParser.Limits(parts: 2, header: 100)))
    let part = Array("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n".utf8)
    try parser.read(part + part) { _ in }
    #expect(throws: FormProblem.self) { try parser.read(part) { _ in } }
    var endless = try #require(MultipartParser(boundary: "b", limits: MultipartParser.Limits(header: 100)))
    try endless.read(Array("--b\r\n".utf8)) { _ in }
    #expect(throws: FormProblem.self) {
      for _ in 0..<200 { try endless.read(Array("x".utf8)) { _ in } }
    }
    var noise = try #require(MultipartParser(boundary: "b"))
    #expect(throws: FormProblem.self) { try noise.read([UInt8](repeating: 65, count: 2000)) { _ in } }
  }

  @Test(arguments: ["", String(repeating: "b", count: 71), "tab\t", "space ", "ü"])
  func whatIsNoBoundaryIsRefused(boundary: String) {
    #expect(MultipartParser(boundary: boundary) == nil)
  }

  @Test(arguments: [
    ("form-data; name=\"a\"", PartHeader(name: "a")),
    ("form-data; name=a; filename=b.txt", PartHeader(name: "a", filename: "b.txt")),
    ("form-data; name=\"a\"; filename=\"\"", PartHeader(name: "a", filename: "")),
    ("form-data; name=\"a\"; filename=\"C:\\\\x\\\\b.txt\"", PartHeader(name: "a", filename: "b.txt")),
    ("form-data; name=\"a\"; filename=\"../../etc/passwd\"", PartHeader(name: "a", filename: "passwd")),
    ("form-data; name=\"a\"; filename=\"x%22y;z.txt\"", PartHeader(name: "a", filename: "x\"y;z.txt")),
    ("form-data; name=\"a\"; filename=\"q\\\"r.txt\"", PartHeader(name: "a", filename: "q\"r.txt")),
    ("form-data; filename=\"f\"; name=\"file[]\"", PartHeader(name: "file[]", filename: "f")),
    ("form-data; name=\"a\"; filename=\"über%0Afluß.pdf\"", PartHeader(name: "a", filename: "überfluß.pdf")),
  ])
  func headersAreReadAsBrowsersWriteThem(line: String, expected: PartHeader) throws {
    #expect(try PartHeader(Array("\r\nContent-Type: text/plain\r\ncontent-disposition: \(line)".utf8)[...]) == expected)
  }

  @Test func aPartWithoutANameIsRefused() {
    #expect(throws: FormProblem.self) {
      try PartHeader(Array("\r\nContent-Disposition: form-data; filename=\"x\"".utf8)[...])
    }
  }
}

@Suite struct FormFieldsTests {
  @Test func whatIsEncodedComesBack() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let pairs = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        (text(&generator), text(&generator))
      }
      let encoded = pairs.map { "\(Path.encoded($0.0))=\(Path.encoded($0.1))" }.joined(separator: "&")
      var expected = FormFields()
      for (name, value) in pairs where !(name.isEmpty && value.isEmpty && encoded == "=") {
        expected.append(name, value)
      }
      if encoded == "=" { expected.append("", "") }
      #expect(FormFields(urlEncoded: encoded.utf8) == expected)
    }
  }

  private func text(_ generator: inout some RandomNumberGenerator) -> String {
    let characters = Array("ab&=+% é漢\r\n\"<0")
    return String(
      (0..<Int.random(in: 0...8, using: &generator)).map { _ in characters.randomElement(using: &generator) ?? "a" })
  }

  @Test(arguments: [
    ("a=1+2", "1 2"), ("a=%zz", "%zz"), ("a=%4", "%4"), ("a", ""), ("b=2&a=3&a=4", "3"), ("a==", "="),
    ("a=%FF", "\u{FFFD}"),
  ])
  func oddFormsAreReadAsBrowsersReadThem(body: String, value: String) {
    #expect(FormFields(urlEncoded: body.utf8)["a"] == value)
  }

  @Test func textLosesTheSpaceAroundItAndNothingElse() {
    #expect(FormFields(urlEncoded: "a=%0D%0A++x%0D%0A++y++%0D%0A".utf8).text("a") == "x\n  y")
    #expect(FormFields(urlEncoded: "a=+%0D%0A".utf8).text("a") == nil)
  }
}
