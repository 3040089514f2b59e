import Seeded
import Testing
import Trail

@Suite("Sealed texts")
struct SealedTests {
  let salt = (0..<16).map { UInt8($0) }
  let text = Array("Jane Doe".utf8)

  @Test func areDigestsOfSaltAndBytes() throws {
    // Computed with Python's hashlib: SHA-256(00 01 … 0f ‖ "Jane Doe").
    let digest = try #require(Digest(hex: "1ea3d2dd465a4d2a70d32a3a2cbd6ee7fa60a47c7d43632652628c1c1b0cce73"))
    #expect(try Sealed(text, salt: salt, sealedAs: digest).digest == digest)
  }

  @Test func ofTheSameTextDiffer() throws {
    var random = SeededGenerator(seed: 4)
    let (first, second) = (Sealed(text, using: &random), Sealed(text, using: &random))
    #expect(first.digest != second.digest)
    #expect(try Sealed(text, salt: first.salt, sealedAs: first.digest) == first)
  }

  @Test func refuseAnotherTextOrSalt() {
    var random = SeededGenerator(seed: 5)
    let sealed = Sealed(text, using: &random)
    let digest = sealed.digest
    #expect(throws: Sealed.Problem.differs(from: digest)) {
      try Sealed(Array("John Doe".utf8), salt: sealed.salt, sealedAs: digest)
    }
    #expect(throws: Sealed.Problem.differs(from: digest)) { try Sealed(text, salt: salt, sealedAs: digest) }
    #expect(throws: Sealed.Problem.wrongSaltLength(17, of: digest)) {
      try Sealed(Array(text.dropFirst()), salt: sealed.salt + text.prefix(1), sealedAs: digest)
    }
  }
}
