import Testing
import Trail

@Suite("Log proofs")
struct LogProofTests {
  let log: SampleLog
  let key: SigningKey
  let proof: LogProof

  init() throws {
    log = try SampleLog.sevenEntries()
    key = try #require(SigningKey(name: "hospital.example", seed: [UInt8](repeating: 9, count: 32)))
    let rows = log.rows
    let inclusion = try #require(InclusionProof(of: 4, size: 7) { rows[$0].leaf })
    proof = LogProof(inclusion, checkpoint: try log.checkpoint().signed(by: key))
  }

  func proves(_ proof: LogProof, _ entry: [UInt8]) throws -> Bool {
    try proof.proves(entry, by: key.verifier, origin: SampleLog.origin)
  }

  @Test func stateWhatTheyNeedAsText() throws {
    let lines = proof.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1] == "index 4")
    #expect(lines[5...8] == ["", "hospital.example/trail", "7", lines[8]])
    #expect(LogProof(proof.text) == proof)
  }

  @Test func holdForTheirEntryAlone() throws {
    let received = try #require(LogProof(proof.text))
    for (index, row) in log.rows.enumerated() { #expect(try proves(received, row.bytes) == (index == 4)) }
    let moved = try #require(LogProof(proof.text.replacing("index 4", with: "index 5")))
    #expect(try !proves(moved, log.rows[4].bytes))
  }

  @Test func restOnTheSignature() throws {
    let forged = try #require(LogProof(proof.text.replacing("\n7\n", with: "\n8\n")))
    #expect(throws: Checkpoint.Problem.wrongSignature(by: "hospital.example")) {
      try proves(forged, log.rows[4].bytes)
    }
  }

  @Test func mayCarryExtraData() throws {
    let extra = try #require(LogProof(proof.text.replacing("\nindex", with: "\nextra YQ==\nindex")))
    #expect(extra == proof)
  }

  @Test(arguments: [
    "", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2\nindex 4\n\nnote", "c2sp.org/tlog-proof@v1\nindex 04\n\nnote",
    "c2sp.org/tlog-proof@v1\nindex -1\n\nnote", "c2sp.org/tlog-proof@v1\nindex 4\nAAAA\n\nnote",
  ])
  func areNotReadFromOtherText(_ text: String) {
    #expect(LogProof(text) == nil)
  }
}
