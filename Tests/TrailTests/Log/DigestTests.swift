import Testing
import Trail

@Suite("Digests")
struct DigestTests {
  @Test func agreeWithPublishedValues() {
    // FIPS 180-2, appendix B.1, and the digest of nothing.
    #expect(
      Digest(hashing: Array("abc".utf8)).description
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.emptyRoot.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func separateLeavesFromNodes() {
    // Computed with Python's hashlib: SHA-256(00 ‖ "one"), and SHA-256(01 ‖ leaf "one" ‖ leaf "two").
    let one = Digest.leaf(Array("one".utf8))
    #expect(one.description == "d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9")
    #expect(
      Digest.node(one, .leaf(Array("two".utf8))).description
        == "4f55f619d9215235778b2b9f17d6f4915b16171214d152381293669764de722e")
  }

  @Test func readTheirOneTextAlone() {
    let digest = Digest(hashing: [1])
    #expect(Digest(hex: digest.description) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(hex: digest.description.uppercased()) == nil)
    #expect(Digest(hex: String(digest.description.dropLast())) == nil)
    #expect(Digest(hex: digest.description + "00") == nil)
    #expect(Digest(hex: "g" + digest.description.dropFirst()) == nil)
    #expect(Digest(bytes: digest.bytes + [0]) == nil)
  }

  @Test func hashPartsAsOneText() {
    #expect(Digest(hashing: [1, 2], [], [3]) == Digest(hashing: [1, 2, 3]))
  }
}
