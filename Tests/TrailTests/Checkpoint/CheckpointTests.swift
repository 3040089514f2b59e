import Testing
import Trail

@Suite("Checkpoints")
struct CheckpointTests {
  let name = "hospital.example/trail"
  let seed = (0..<32).map { UInt8($0) }
  let frontier = MerkleFrontier(["one", "two", "three"].map { Digest.leaf(Array($0.utf8)) })

  // Made with Python's hashlib and the `cryptography` package: an Ed25519 key of the seed 00 01 … 1f signs a checkpoint of
  // the three entries "one", "two" and "three".
  static let vkey = "hospital.example/trail+4e71685e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
  static let note = """
    hospital.example/trail
    3
    Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=

    \u{2014} hospital.example/trail TnFoXvM0x/irJ1Z5FGVX8HIVCKXCjqXECiZ5wtZslG9P5EjOb0upUjoJitC/kmaCyjfZ4lT9jPCt5ydAo26peQI/iA0=

    """

  @Test func agreeWithAnotherImplementation() throws {
    let key = try #require(SigningKey(name: name, seed: seed))
    #expect(key.verifier.description == Self.vkey)
    let checkpoint = Checkpoint(origin: name, frontier: frontier)
    // Ed25519 is deterministic (RFC 8032), so that the whole note can be compared.
    #expect(try checkpoint.signed(by: key) == Self.note)
    let verifier = try #require(VerifierKey(Self.vkey))
    #expect(try Checkpoint(note: Self.note, by: verifier, origin: name) == checkpoint)
  }

  @Test func areReadBackAsTheyWereSigned() throws {
    let key = try #require(SigningKey(name: "key", seed: seed))
    for size in [0, 1, 1_000_000_007] {
      let checkpoint = Checkpoint(origin: "a log", size: size, root: Digest(hashing: [UInt8(size % 256)]))
      let note = try checkpoint.signed(by: key)
      #expect(try Checkpoint(note: note, by: key.verifier, origin: "a log") == checkpoint)
    }
  }

  @Test func areNotBelievedAfterAnyChange() throws {
    let verifier = try #require(VerifierKey(Self.vkey))
    let bytes = Array(Self.note.utf8)
    for place in bytes.indices {
      for bit: UInt8 in [0x01, 0x02, 0x20] {
        var changed = bytes
        changed[place] ^= bit
        guard let note = String(validating: changed, as: UTF8.self) else { continue }
        #expect(throws: Checkpoint.Problem.self, "byte \(place)") {
          try Checkpoint(note: note, by: verifier, origin: name)
        }
      }
      let cut = String(decoding: bytes[..<place], as: UTF8.self)
      #expect(throws: Checkpoint.Problem.self) { try Checkpoint(note: cut, by: verifier, origin: name) }
    }
  }

  @Test func areBelievedWithTheExpectedKeyAndOriginAlone() throws {
    let verifier = try #require(VerifierKey(Self.vkey))
    let other = try #require(SigningKey(name: name, seed: seed.reversed())).verifier
    #expect(throws: Checkpoint.Problem.notSigned(by: name)) {
      try Checkpoint(note: Self.note, by: other, origin: name)
    }
    #expect(throws: Checkpoint.Problem.otherOrigin(name)) {
      try Checkpoint(note: Self.note, by: verifier, origin: "hospital.example/access")
    }
  }

  @Test func mayCarryFurtherSignaturesAndExtensions() throws {
    let verifier = try #require(VerifierKey(Self.vkey))
    let note = Self.note + "\u{2014} witness.example AAAAAQID\n"
    #expect(try Checkpoint(note: note, by: verifier, origin: name).size == 3)
    let twice = Self.note + "\u{2014} hospital.example/trail TnFoXgEC\n"
    #expect(throws: Checkpoint.Problem.wrongSignature(by: name)) {
      try Checkpoint(note: twice, by: verifier, origin: name)
    }
  }

  @Test(arguments: ["", "two\nlines"]) func areNotSignedForAnOriginThatIsNoLine(origin: String) throws {
    let key = try #require(SigningKey(name: name, seed: seed))
    #expect(throws: Checkpoint.Problem.notACheckpoint) {
      try Checkpoint(origin: origin, frontier: frontier).signed(by: key)
    }
  }
}
