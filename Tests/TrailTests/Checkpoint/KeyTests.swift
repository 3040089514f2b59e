import Testing

@testable import Trail

@Suite("Keys")
struct KeyTests {
  // The example in the documentation of Go's golang.org/x/mod/sumdb/note.
  static let secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let note = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

    """

  @Test func agreeWithGo() throws {
    let key = try #require(SigningKey(secretText: Self.secret))
    #expect(key.verifier.description == Self.vkey)
    #expect(key.secretText == Self.secret)
    let note = try SignedNote(parsing: Self.note)
    try note.verify(by: try #require(VerifierKey(Self.vkey)))
    #expect(try SignedNote(note.text, by: key).note == Self.note)
  }

  @Test func areReadFromTheirOneTextAlone() throws {
    let verifier = try #require(VerifierKey(Self.vkey))
    #expect(verifier.description == Self.vkey)
    for text in [
      "", "PeterNeumann", Self.vkey + "=", "PeterNeumann+c74f20a4" + Self.vkey.dropFirst(21), " " + Self.vkey,
      Self.vkey.replacing("Neumann", with: "Newman"), Self.vkey.replacing("+ARpc", with: "+AhpC"),
    ] {
      #expect(VerifierKey(text) == nil, "\(text)")
    }
    #expect(SigningKey(secretText: Self.secret.replacing("c74f20a3", with: "c74f20a4")) == nil)
    #expect(SigningKey(secretText: Self.vkey) == nil)
  }

  @Test func haveANameWithoutSpacesAndPlus() {
    let seed = [UInt8](repeating: 7, count: 32)
    for name in ["", "a b", "a+b", "a\u{2003}b", "a\nb"] { #expect(SigningKey(name: name, seed: seed) == nil) }
    #expect(SigningKey(name: "clinique-é.example", seed: seed) != nil)
    #expect(SigningKey(name: "a", seed: Array(seed.dropLast())) == nil)
  }
}
