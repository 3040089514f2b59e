import Foundation
import Testing
import World

/// `portico x12 format`, from a file with wrong counts to one that is right.
@Suite(.timeLimit(.minutes(5)))
struct X12FormatVerbTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A claim file with a wrong count, and the same with the right one.
  private func files() throws -> (wrong: URL, right: String) {
    let file = try #require(try World(seed: 5, claimsPerDay: 5).submissions(answeredOn: 1).first)
    let sound = String(decoding: file.bytes, as: UTF8.self).replacing("\n", with: "").replacing("~", with: "~\n")
    let trailer = try #require(sound.firstMatch(of: /IEA\*([0-9]+)\*/))
    let url = folder.url.appending(path: "wrong.edi")
    try Data(sound.replacing(trailer.output.0, with: "IEA*77*").utf8).write(to: url)
    return (url, sound)
  }

  @Test func countsArePutRightAndNamed() async throws {
    let (wrong, right) = try files()
    let run = try await portico("x12", "format", wrong.path())
    #expect(run.status == 0 && run.stdout == right)
    #expect(run.stderr.contains("IEA01 said \"77\""))
    let target = folder.url.appending(path: "right.edi")
    let out = try await portico("x12", "format", wrong.path(), "--out", target.path())
    #expect(out.status == 0 && out.stdout == "")
    #expect(try String(contentsOf: target, encoding: .utf8) == right)
    let again = try await portico("x12", "format", wrong.path(), "--out", target.path())
    #expect(again.status != 0 && again.stderr.contains("is there already"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).sorted() == ["right.edi", "wrong.edi"])
  }

  @Test func whatIsNoX12IsToldAndLeavesNoFile() async throws {
    let text = folder.url.appending(path: "list.csv")
    try Data("NAME,DAY\n".utf8).write(to: text)
    let target = folder.url.appending(path: "out.edi")
    let run = try await portico("x12", "format", text.path(), "--out", target.path())
    #expect(run.status == 65 && run.stderr.contains("list.csv holds no X12: it begins with \"NAME,DAY\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()) == ["list.csv"])
  }

  @Test func whatIsLostHasItsStatusAndStaysVisible() async throws {
    let (_, sound) = try files()
    let url = folder.url.appending(path: "long.edi")
    // A segment of five megabytes, where the reader takes four.
    let long = "K3*\(String(repeating: "A", count: 5 << 20))~\n"
    let trailer = try #require(sound.firstMatch(of: /SE\*([0-9]+)\*/))
    let count = try #require(Int(trailer.output.1))
    let damaged = sound.replacing(trailer.output.0, with: "\(long)SE*\(count + 1)*")
    try Data(damaged.utf8).write(to: url)
    let run = try await portico("x12", "format", url.path())
    #expect(run.status == 65 && run.stderr.contains("is longer than 4194304 bytes and was left out"), "\(run.stderr)")
    #expect(run.stdout == sound.replacing(trailer.output.0, with: "SE*\(count + 1)*"))
    // Blanks mean nothing.
    try Data((sound + "\u{1A}").utf8).write(to: url)
    #expect(try await portico("x12", "format", url.path()).status == 0)
    try Data((sound + "GS*HC*A*B~").utf8).write(to: url)
    let outside = try await portico("x12", "format", url.path())
    #expect(outside.status == 65 && outside.stderr.contains("byte \(sound.utf8.count): Segments stand here outside"))
  }
}
