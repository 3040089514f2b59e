import Foundation
import Testing
import World

/// `portico case appeal`, from an ingested remittance to a packet that was sent.
@Suite(.timeLimit(.minutes(20)))
struct AppealVerbTests {
  private struct Appeal: Decodable {
    let missing: [String]
    let packets: [Packet]
    let version: Int

    struct Packet: Decodable {
      let packet: Int
      let letter: String
      let sent: [Sent]
    }
    struct Sent: Decodable {
      let by: String
      let reference: String
    }
  }

  @Test func aPacketIsMadeOfWhatIsAttachedAndRecordedAsSent() async throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data").path()
    let files = try World(seed: 3, claimsPerDay: 30).files(day: 1)
    for file in files {
      let url = folder.url.appending(path: file.name)
      try Data(file.bytes).write(to: url)
      let read = try await portico("ingest", url.path(), "--data", data)
      #expect(read.status == 0 || read.status == 1, "\(read.stderr)")
    }
    func appeal() async throws -> Appeal {
      let shown = try await portico("case", "appeal", "1", "--json", "--data", data)
      #expect(shown.status == 0, "\(shown.stderr)")
      return try JSONDecoder().decode(Appeal.self, from: Data(shown.stdout.utf8))
    }
    let missing = try await appeal().missing
    #expect(!missing.isEmpty)

    let refused = try await portico("case", "appeal", "draft", "1", "--data", data)
    #expect(refused.status == 1)
    for exhibit in missing { #expect(refused.stderr.contains("(\(exhibit))")) }

    let log = folder.url.appending(path: "log.txt")
    try Data("09:00 called\n".utf8).write(to: log)
    for exhibit in missing {
      let added = try await portico(
        "case", "appeal", "exhibit", "1", exhibit, "--title", "Call log", "--file", log.path(), "--data", data)
      #expect(added.status == 0, "\(added.stderr)")
    }
    let command = UUID().uuidString
    for _ in 0..<2 {
      let made = try await portico("case", "appeal", "draft", "1", "--command-id", command, "--data", data)
      #expect(made.status == 0, "\(made.stderr)")
    }
    #expect(try await appeal().packets.map(\.packet) == [1])

    let written = try await portico(
      "case", "appeal", "pdf", "1", "-o", "packet.pdf", "--data", data, directory: folder.url)
    #expect(written.status == 0, "\(written.stderr)")
    let bytes = try Data(contentsOf: folder.url.appending(path: "packet.pdf"))
    #expect(bytes.starts(with: Data("%PDF-".utf8)))

    let today = try #require(try await appeal().packets.first).letter
    #expect(today.count == 64)
    let future = try await portico(
      "case", "appeal", "sent", "1", "--packet", "1", "--by", "fax", "--on", "2999-01-01", "--reference", "r", "--data",
      data)
    #expect(future.status == 1)
    #expect(future.stderr.contains("has not come yet"))
    let rebuilt = try await portico("rebuild", "--data", data)
    #expect(rebuilt.status == 0, "\(rebuilt.stderr)")
    let text = try await portico("case", "appeal", "1", "--data", data)
    #expect(text.stdout.contains("Packets"))
  }

  @Test func theLetterheadIsKept() async throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data").path()
    let set = try await portico("letterhead", "Example Medical Group", "1 Example Street", "--data", data)
    #expect(set.status == 0, "\(set.stderr)")
    let shown = try await portico("letterhead", "--data", data)
    #expect(shown.stdout == "Example Medical Group\n1 Example Street\n")
    #expect(try await portico("letterhead", " ", "--data", data).status == 1)
  }
}
